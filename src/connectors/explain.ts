/** What a result's code means, and how to mend it: the words of every connector's catalogue. */
import type { Locale, MessageParams, Messages } from '#platform/messages'
import { blobTexts } from './azure-blob/texts.ts'
import { tableTexts } from './azure-table/texts.ts'
import { dynamicsTexts } from './dynamics/texts.ts'
import { httpsTexts } from './https/texts.ts'
import { hubspotTexts } from './hubspot/texts.ts'
import { marketoTexts } from './marketo/texts.ts'
import { salesforceTexts } from './salesforce/texts.ts'
import { settingTexts } from './setting-texts.ts'

const catalogues: Messages[] = [
  httpsTexts,
  tableTexts,
  blobTexts,
  salesforceTexts,
  dynamicsTexts,
  marketoTexts,
  hubspotTexts,
  settingTexts,
]

/**
 * What happened, and how to fix it, in the reader's language; `fix` is empty where nothing needs doing.
 * A parameter `reason` that the catalogue knows under `<code>.reason.<reason>` is put into words too.
 */
export function explain(locale: Locale, code: string, params: MessageParams = {}): { what: string; fix: string } {
  const texts = catalogues.find((catalogue) => catalogue.has(code))
  if (!texts) return { what: code, fix: '' }
  const inWords = `${code}.reason.${params.reason}`
  const said = texts.has(inWords) ? { ...params, reason: texts(locale, inWords) } : params
  return { what: texts(locale, code, said), fix: texts.has(`${code}.fix`) ? texts(locale, `${code}.fix`, said) : '' }
}
