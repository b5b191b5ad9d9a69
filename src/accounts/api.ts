/** Accounts over REST. Signing in with a password is for browsers and has no endpoint; programs use /oauth2/token. */
import { apiRoom } from '#platform/http'
import { applicationsApi } from './api/applications.ts'
import { meApi } from './api/me.ts'
import { membersApi } from './api/members.ts'
import { operatorsApi } from './api/operators.ts'
import { publishersApi } from './api/publishers.ts'
import { tenantsApi } from './api/tenants.ts'

export const accountsApi = apiRoom()
for (const part of [meApi, publishersApi, membersApi, applicationsApi, tenantsApi, operatorsApi]) {
  accountsApi.route('/', part)
}
