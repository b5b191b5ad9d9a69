/** The test drive calls the instance's Web API: its address is the service root (spec "offers" 3.7). */
import { judgeUrl } from '../public-url.ts'
import type { Rule } from './rule.ts'

export const webApiIsServiceRoot: Rule = ({ document }) => {
  const url = document.testDrive?.webApiUrl
  return url && judgeUrl(url) === 'ok' && !/\/api\/data\/v\d+\.\d+\/?$/.test(new URL(url).pathname)
    ? [{ fieldKey: 'testDrive.webApiUrl', code: 'testDrive.webApiUrl.version' }]
    : []
}
