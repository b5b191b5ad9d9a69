ALTER INDEX "leads_words" SET (gin_pending_list_limit = 64);
