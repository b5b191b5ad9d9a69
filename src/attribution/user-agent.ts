/** Tracking ids in User-Agent headers: read, and written for each tool. Specification: attribution §4.7. */
import { guidPattern, toolGuids } from './guid.ts'
import { type LintFinding, notes } from './lint/finding.ts'
import { sourceText } from './source-text.ts'
import { parseTrackingId, type TrackingId } from './tracking-id.ts'

export type HeaderToken = { text: string; guid: string; suffix: string; start: number; fromTool: boolean }

export type HeaderReading = {
  tokens: HeaderToken[]
  /** The one that counts: the first active one, tools’ own ids aside. */
  counts?: HeaderToken
  /** Several active ones remain. */
  multipleTrackers: boolean
  findings: LintFinding[]
}

const token = /(?<![A-Za-z0-9_.-])pid-[A-Za-z0-9\-_.()]+?(?=$|[\s;,/)])/gi
const bareGuid = new RegExp(`(?<![A-Za-z0-9_.-])${guidPattern}(?=$|[\\s;,/)])`, 'gi')

/** Longer headers are cut by servers before anybody reads them. */
const maxHeaderLength = 16_384

/** @param isActive what a registry says; without one every GUID counts as active */
export function readUserAgent(
  header: string,
  {
    isActive = () => true,
    denied = toolGuids,
  }: { isActive?: (guid: string) => boolean; denied?: readonly string[] } = {},
): HeaderReading {
  const text = header.slice(0, maxHeaderLength)
  const report = notes(sourceText(text), 'other')
  const tokens: HeaderToken[] = []
  for (const match of text.matchAll(token)) {
    const found = match[0]
    const id: TrackingId | undefined = parseTrackingId(found)
    if (id?.form === 'guid')
      tokens.push({
        text: found,
        guid: id.guid,
        suffix: id.suffix,
        start: match.index,
        fromTool: denied.includes(id.guid),
      })
    else if (/^pid-[0-9a-f-]{1,35}$/i.test(found))
      report.add(
        'CUA040',
        { start: match.index, end: match.index + found.length },
        { variant: 'truncated', params: { token: found, length: found.length } },
      )
  }
  for (const match of text.matchAll(bareGuid))
    report.add(
      'CUA040',
      { start: match.index, end: match.index + 36 },
      { variant: 'noPrefix', params: { guid: match[0].toLowerCase() } },
    )
  const own = tokens.filter(({ fromTool }) => !fromTool)
  const distinct = [...new Map(own.toReversed().map((t) => [t.guid, t])).values()].toReversed()
  const active = distinct.filter(({ guid }) => isActive(guid)).sort((a, b) => a.start - b.start)
  if (distinct.length > 1)
    report.add(
      'CUA041',
      { start: own[0]!.start, end: own[0]!.start + own[0]!.text.length },
      { params: { count: distinct.length } },
    )
  return {
    tokens,
    ...(active[0] && { counts: active[0] }),
    multipleTrackers: active.length > 1,
    findings: report.findings,
  }
}

export const headerTools = [
  'rest',
  'cli',
  'cli-powershell',
  'cli-cmd',
  'powershell',
  'python',
  'python-legacy',
  'dotnet',
  'dotnet-fluent',
  'java',
  'go',
  'javascript',
  'terraform',
  'pulumi',
] as const
export type HeaderTool = (typeof headerTools)[number]

/** The line, or lines, to write for a tool: they add to what others set, and say it once. */
export function userAgentLine(tool: HeaderTool, guid: string, { suffix = '' }: { suffix?: string } = {}): string {
  const pid = `pid-${guid}${suffix}`
  switch (tool) {
    case 'rest':
      return `User-Agent: YourInstaller/1.0 ${pid}`
    case 'cli':
      return `export AZURE_HTTP_USER_AGENT="\${AZURE_HTTP_USER_AGENT:+$AZURE_HTTP_USER_AGENT }${pid}"`
    case 'cli-powershell':
      return `$env:AZURE_HTTP_USER_AGENT = (@($env:AZURE_HTTP_USER_AGENT, '${pid}') -ne $null) -join ' '`
    case 'cli-cmd':
      return `set AZURE_HTTP_USER_AGENT=${pid}`
    case 'powershell':
      return [
        '$factory = [Microsoft.Azure.Common.Authentication.AzureSession]::ClientFactory',
        `if (-not ($factory.UserAgents | Where-Object { "$_" -like '*${pid}*' })) { $factory.AddUserAgent("${pid}") }`,
      ].join('\n')
    case 'python':
      return `user_agent="${pid}"`
    case 'python-legacy':
      return `client.config.add_user_agent("${pid}")`
    case 'dotnet-fluent':
      return `.WithUserAgent("${pid}", String.Empty)`
    // The application id of these three holds 24 characters: a policy of one's own appends the token whole.
    case 'dotnet':
      return [
        'sealed class UsageAttribution : Azure.Core.Pipeline.HttpPipelineSynchronousPolicy',
        '{',
        '    public override void OnSendingRequest(Azure.Core.HttpMessage message)',
        '    {',
        '        message.Request.Headers.TryGetValue("User-Agent", out var agent);',
        `        if (agent?.Contains("${pid}") != true)`,
        `            message.Request.Headers.SetValue("User-Agent", $"{agent} ${pid}".Trim());`,
        '    }',
        '}',
        '// armClientOptions.AddPolicy(new UsageAttribution(), Azure.Core.HttpPipelinePosition.PerRetry);',
      ].join('\n')
    case 'java':
      return [
        'HttpPipelinePolicy usageAttribution = (context, next) -> {',
        '    HttpHeaders headers = context.getHttpRequest().getHeaders();',
        '    String agent = headers.getValue(HttpHeaderName.USER_AGENT);',
        `    if (agent == null || !agent.contains("${pid}"))`,
        `        headers.set(HttpHeaderName.USER_AGENT, (agent == null ? "" : agent + " ") + "${pid}");`,
        '    return next.process();',
        '};',
        '// AzureResourceManager.configure().withPolicy(usageAttribution).authenticate(credential, profile)',
      ].join('\n')
    case 'go':
      return [
        'type usageAttribution struct{}',
        '',
        'func (usageAttribution) Do(request *policy.Request) (*http.Response, error) {',
        '\theader := request.Raw().Header',
        `\theader.Set("User-Agent", strings.TrimSpace(header.Get("User-Agent")+" ${pid}"))`,
        '\treturn request.Next()',
        '}',
        '',
        '// arm.ClientOptions{ClientOptions: policy.ClientOptions{PerCallPolicies: []policy.Policy{usageAttribution{}}}}',
      ].join('\n')
    case 'javascript':
      return `userAgentOptions: { userAgentPrefix: "${pid}" }`
    case 'terraform':
      return `partner_id = "${guid}"`
    case 'pulumi':
      return `pulumi config set azure-native:partnerId ${guid}`
  }
}
