import { describe, expect, test } from 'vitest'
import { headerTools, userAgentLine } from '../user-agent.ts'
import { lintScript } from './scripts.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const look = (text: string) => {
  const { findings, guids } = lintScript(new TextEncoder().encode(text))
  return { codes: findings.map(({ code, line, column }) => `${code} ${line}:${column}`), guids: [...new Set(guids)] }
}

describe('a script that sets the header', () => {
  test.each([
    ['a shell', `export AZURE_HTTP_USER_AGENT='pid-${guid}'`],
    ['a shell that appends', `AZURE_HTTP_USER_AGENT="$AZURE_HTTP_USER_AGENT pid-${guid}"`],
    ['cmd', `set AZURE_HTTP_USER_AGENT=pid-${guid}`],
    ['PowerShell', `$env:AZURE_HTTP_USER_AGENT = "pid-${guid}"`],
    ['PowerShell of .NET', `[Environment]::SetEnvironmentVariable("AZURE_HTTP_USER_AGENT", "pid-${guid}")`],
    ['PowerShell sessions', `[AzureSession]::ClientFactory.AddUserAgent("pid-${guid}")`],
    ['Python’s environment', `os.environ["AZURE_HTTP_USER_AGENT"] = "pid-${guid}"`],
    ['Python’s older clients', `client.config.add_user_agent('pid-${guid}')`],
    ['Python’s newer clients', `ResourceManagementClient(cred, sub, user_agent="pid-${guid}")`],
    ['Go’s environment', `os.Setenv("AZURE_HTTP_USER_AGENT", "pid-${guid}")`],
    ['Go’s requests', `req.Header.Set("User-Agent", "acme/1.0 pid-${guid}")`],
    ['a pipeline', `env:\n  AZURE_HTTP_USER_AGENT: pid-${guid}`],
    ['an image', `ENV AZURE_HTTP_USER_AGENT pid-${guid}`],
    ['JavaScript', `{ userAgentOptions: { userAgentPrefix: \`pid-${guid}\` } }`],
    ['.NET Fluent', `.WithUserAgent("pid-${guid}", String.Empty)`],
  ])('in the way of %s', (_, text) => {
    expect(look(text)).toEqual({ codes: [], guids: [guid] })
  })

  test.each([
    ['Go', `policy.TelemetryOptions{ApplicationID: "pid-${guid}"}`, 'CUA040.applicationId 1:41'],
    ['.NET', `options.Diagnostics.ApplicationId = "pid-${guid}";`, 'CUA040.applicationId 1:38'],
    ['Java', `new HttpLogOptions().setApplicationId("pid-${guid}")`, 'CUA040.applicationId 1:40'],
    ['what is cut already', 'ApplicationID: "pid-5f0c3c2e-8d1b-4c77-9"', 'CUA040.applicationId 1:17'],
    ['a GUID without prefix', `user_agent="${guid}"`, 'CUA040.noPrefix 1:13'],
  ])('in a way that loses it: %s', (_, text, expected) => {
    expect(look(text).codes).toEqual([expected])
  })

  test('an application id that is none of ours is nobody’s business', () => {
    expect(look('application_id = "11111111-2222-3333-4444-555555555555"')).toEqual({ codes: [], guids: [] })
  })
})

test.each(headerTools.filter((tool) => tool !== 'terraform' && tool !== 'pulumi'))(
  'the line for %s carries the whole tracking id, and lint finds nothing wrong with it',
  (tool) => {
    const line = userAgentLine(tool, guid)
    expect(line).toContain(`pid-${guid}`)
    expect(look(line).codes).toEqual([])
  },
)
