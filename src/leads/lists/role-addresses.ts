/** Addresses of an office and not of a person: the part before the @, in English, French and a few neighbours. */
export const roleAddresses: ReadonlySet<string> = new Set(
  `abuse accounting accounts accueil achats admin administration admissions bestellung billing booking bonjour
   bureau careers commandes commercial compta comptabilite compliance contact contacto contactus customerservice
   direction einkauf emplois enquiries enquiry facturation finance hello help helpdesk hostmaster hr info
   informatique information inquiries invoice invoices it jobs kontakt legal mail marketing media news newsletter
   no-reply noreply office orders postmaster presse press privacy procurement purchasing recrutement rh root sales
   secretariat security service services shop spam support sysadmin team techsupport vente ventes verkauf web
   webmaster`.split(/\s+/),
)
