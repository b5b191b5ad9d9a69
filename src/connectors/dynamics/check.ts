/** Looks, without a lead, whether an environment takes our sign-in, and says which right is missing where. */
import type { ConnectionSettings, ReachResult, SendCall, Verdict, Warning } from '../contract.ts'
import { jsonOf, type Wire } from '../wire.ts'
import { filledColumns } from './columns.ts'
import { open } from './create.ts'
import { onFailure } from './failure.ts'
import { judge } from './result.ts'
import { signIn } from './sign-in.ts'

const apiPath = '/api/data/v9.2'
const neededPrivileges = ['prvCreateLead', 'prvAppendToLead']
const answerBytes = 4_000_000

export async function authenticate(
  call: Pick<SendCall, 'egress' | 'settings' | 'secrets' | 'now'> & Partial<Pick<ConnectionSettings, 'mapping'>>,
): Promise<ReachResult> {
  const { settings, now } = call
  const url = String(settings.url)
  const wire = open(call)
  const refuse = (verdict: Verdict): ReachResult => ({ reached: false, outcome: wire.outcome(verdict) })
  const signedIn = await signIn(call, wire)
  if ('refused' in signedIn) return refuse(signedIn.refused)

  const warnings: Warning[] = []
  const probe = await wire.call({
    url: `${url}${apiPath}/WhoAmI`,
    method: 'GET',
    headers: { accept: 'application/json' },
  })
  if (probe.kind === 'failure') return refuse(onFailure(probe, url))
  const challenge = probe.headers['www-authenticate'] ?? ''
  if (probe.status !== 401 || !/bearer/i.test(challenge)) {
    if (probe.status < 500)
      return refuse({
        class: 'connection_error',
        code: 'leads.dynamics.not_dynamics',
        params: { url, status: probe.status },
      })
  } else {
    const tenant = /authorization_uri="?https:\/\/[^/]+\/([0-9a-f-]{36})/i.exec(challenge)?.[1]
    const directory = String(settings.directoryId ?? '')
    if (tenant && /^[0-9a-f-]{36}$/i.test(directory) && tenant.toLowerCase() !== directory.toLowerCase()) {
      warnings.push({ code: 'leads.dynamics.other_tenant', params: { tenant } })
    }
  }

  const get = async (path: string) =>
    wire.call({
      url: `${url}${apiPath}/${path}`,
      method: 'GET',
      headers: {
        authorization: `Bearer ${signedIn.granted.token}`,
        accept: 'application/json',
        'odata-version': '4.0',
        'odata-maxversion': '4.0',
      },
      maxBodyBytes: answerBytes,
    })
  const me = await get('WhoAmI')
  if (me.kind === 'failure') return refuse(onFailure(me, url))
  if (me.status === 401 || me.status === 403) return refuse(judge(me, { leadId: '', url, now }).verdict)
  const userId = me.status === 200 ? jsonOf(me)?.UserId : undefined
  if (typeof userId === 'string') {
    const missing = await missingPrivileges(get, userId)
    if (missing.length > 0) {
      const params = { privilege: missing.join(', '), url }
      const outcome = wire.outcome({ class: 'connection_error', code: 'leads.dynamics.privilege', params })
      // The list of what it has is no answer that a person needs to read.
      return { reached: false, outcome: { ...outcome, vendorMessage: undefined } }
    }
  }
  warnings.push(...(await columnWarnings(get, call)))
  return { reached: true, warnings }
}

type Get = (path: string) => ReturnType<Wire['call']>

/** None too when the account may not look at its own privileges: the test lead will tell. */
async function missingPrivileges(get: Get, userId: string): Promise<string[]> {
  const reply = await get(`systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`)
  const held = reply.kind === 'answer' && reply.status === 200 ? jsonOf(reply)?.RolePrivileges : undefined
  if (!Array.isArray(held)) return []
  const names = new Set(held.map(({ PrivilegeName }) => String(PrivilegeName).toLowerCase()))
  // Older environments list ids without names.
  if (!held.some(({ PrivilegeName }) => PrivilegeName)) return []
  return neededPrivileges.filter((name) => !names.has(name.toLowerCase()))
}

async function columnWarnings(
  get: Get,
  {
    settings,
    mapping = [],
  }: { settings: ConnectionSettings['settings'] } & Partial<Pick<ConnectionSettings, 'mapping'>>,
): Promise<Warning[]> {
  const reply = await get(
    "EntityDefinitions(LogicalName='lead')/Attributes?$select=LogicalName,IsValidForCreate,IsSecured",
  )
  const listed = reply.kind === 'answer' && reply.status === 200 ? jsonOf(reply)?.value : undefined
  if (!Array.isArray(listed)) return []
  const columns = new Map(
    (listed as { LogicalName: string; IsValidForCreate?: boolean; IsSecured?: boolean }[]).map((column) => [
      column.LogicalName,
      column,
    ]),
  )
  const own = mapping.map(({ target }) => target.toLowerCase())
  const used = [...filledColumns.filter((name) => name !== 'leadsourcecode' || settings.leadSourceCode), ...own]
  return used.flatMap((attribute): Warning[] => {
    const column = columns.get(attribute)
    if (!column) return own.includes(attribute) ? [{ code: 'leads.dynamics.no_column', params: { attribute } }] : []
    if (column.IsValidForCreate === false) return [{ code: 'leads.dynamics.no_column', params: { attribute } }]
    return column.IsSecured ? [{ code: 'leads.dynamics.column_secured', params: { attribute } }] : []
  })
}
