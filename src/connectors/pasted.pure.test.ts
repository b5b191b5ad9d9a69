import { expect, test } from 'vitest'
import type { SettingValues } from './contract.ts'
import { connectorOf } from './registry.ts'

const guid = '0f8fad5b-d9cb-469f-a165-70867728950e'
const key = Buffer.alloc(64, 7).toString('base64')
const whole = `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${key};EndpointSuffix=core.windows.net`
const sas = 'sv=2022-11-02&ss=t&srt=o&sp=a&se=2027-01-01T00:00:00Z&sig=abc%3D'

const rows: [kind: string, pasted: SettingValues, kept: SettingValues][] = [
  ['dynamics', { url: '"https://contoso.crm4.dynamics.com/"' }, { url: 'https://contoso.crm4.dynamics.com' }],
  ['dynamics', { url: '<HTTPS://Contoso.crm4.dynamics.com/apps>' }, { url: 'https://contoso.crm4.dynamics.com' }],
  ['dynamics', { directoryId: `{${guid.toUpperCase()}} ` }, { directoryId: guid }],
  ['dynamics', { directoryId: `https://login.microsoftonline.com/${guid}/oauth2/v2.0/token` }, { directoryId: guid }],
  ['dynamics', { directoryId: 'contoso.onmicrosoft.com' }, { directoryId: 'contoso.onmicrosoft.com' }],
  ['dynamics', { clientId: `Application (client) ID: ${guid}` }, { clientId: guid }],
  ['dynamics', { clientSecret: ' "a~secret"\n' }, { clientSecret: 'a~secret' }],
  ['dynamics', { password: ' "a password" ' }, { password: ' "a password" ' }],
  ['salesforce', { clientSecret: '“secret”' }, { clientSecret: 'secret' }],
  ['salesforce', { oid: '&lt;input name="oid" value="00D5g00000ABCDE"&gt;' }, { oid: '00D5g00000ABCDE' }],
  [
    'salesforce',
    { myDomain: 'https://acme.my.salesforce-setup.com/lightning/setup' },
    { myDomain: 'https://acme.my.salesforce.com' },
  ],
  ['marketo', { munchkinId: 'https://123-pqr-789.mktorest.com/rest' }, { munchkinId: '123-PQR-789' }],
  ['hubspot', { token: 'Bearer pat-eu1-x' }, { token: 'pat-eu1-x' }],
  ['https', { headerValue: 'Authorization: Bearer abc' }, { headerName: 'Authorization', headerValue: 'Bearer abc' }],
  [
    'https',
    { headerName: 'X-Key:', headerValue: "'abc'", url: '<https://crm.example/in?sig=a%2Fb>' },
    { headerName: 'X-Key', headerValue: 'abc', url: 'https://crm.example/in?sig=a%2Fb' },
  ],
  ...[
    `'${whole}';`,
    `AZURE_STORAGE_CONNECTION_STRING="${whole}"`,
    `export AzureWebJobsStorage='${whole}'`,
    `  "AzureWebJobsStorage": "${whole}",`,
    `{"connectionString":"${whole}"}`,
    whole.replaceAll(';', ' ;\r\n '),
  ].map((connectionString): [string, SettingValues, SettingValues] => [
    'azure-table',
    { connectionString },
    { connectionString: whole },
  ]),
  [
    'azure-table',
    { connectionString: `https://contoso.table.core.windows.net/MarketplaceLeads?${sas}` },
    { connectionString: `TableEndpoint=https://contoso.table.core.windows.net/;SharedAccessSignature=${sas}` },
  ],
]

test.each(rows)('%s takes what is pasted as it comes: %j', (kind, pasted, kept) => {
  const { tidy } = connectorOf(kind)
  expect(tidy!(pasted)).toMatchObject(kept)
  expect(tidy!(tidy!(pasted))).toEqual(tidy!(pasted))
})
