import { createRoute, idempotencyHeader, jsonAnswer, jsonBody, noContent, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import {
  acceptInvitation,
  findInvitation,
  type Invitation,
  invitePeople,
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from '../invitations.ts'
import { changeMember, listMembers, type Member, removeMember } from '../members.ts'
import { inPublisher, invitationShape, memberShape, rightsShape } from './shapes.ts'

export const membersApi = apiRoom()
const tags = ['Members']

const shownMember = (m: Member) => ({ ...m, joinedAt: m.joinedAt.toISOString() })
const shownInvitation = (i: Invitation) => ({
  ...i,
  createdAt: i.createdAt.toISOString(),
  sentAt: i.sentAt.toISOString(),
  expiresAt: i.expiresAt.toISOString(),
})
const inMember = inPublisher.extend({ personId: z.string() })
const inInvitation = inPublisher.extend({ invitationId: z.string() })
const byToken = z.object({ token: z.string() })

membersApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/members',
    operationId: 'listMembers',
    tags,
    summary: 'The people of the account',
    request: { params: inPublisher },
    responses: {
      200: jsonAnswer(z.object({ items: z.array(memberShape) }), 'Members by name.'),
      ...refusing(401, 404),
    },
  }),
  async (c) => {
    const items = await listMembers(ctxOf(c), c.req.valid('param').publisherId)
    return c.json({ items: items.map(shownMember) }, 200)
  },
)

membersApi.openapi(
  createRoute({
    method: 'patch',
    path: '/publishers/{publisherId}/members/{personId}',
    operationId: 'changeMember',
    tags,
    summary: 'Give a member other roles',
    description: 'Only owners make owners. Nobody adds roles to themselves. The last owner stays one.',
    request: { params: inMember, body: jsonBody(rightsShape) },
    responses: { 200: jsonAnswer(memberShape, 'The changed member.'), ...refusing(401, 403, 404, 409, 422) },
  }),
  async (c) => {
    const { publisherId, personId } = c.req.valid('param')
    const member = await changeMember(ctxOf(c), publisherId, { personId, rights: c.req.valid('json') })
    return c.json(shownMember(member), 200)
  },
)

membersApi.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/members/{personId}',
    operationId: 'removeMember',
    tags,
    summary: 'Take somebody off the account',
    description: 'Anybody may leave by themselves; the last owner stays.',
    request: { params: inMember },
    responses: { 204: noContent('No longer a member.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    const { publisherId, personId } = c.req.valid('param')
    await removeMember(ctxOf(c), publisherId, personId)
    return c.body(null, 204)
  },
)

membersApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/invitations',
    operationId: 'listInvitations',
    tags,
    summary: 'Invitations',
    request: { params: inPublisher },
    responses: {
      200: jsonAnswer(z.object({ items: z.array(invitationShape) }), 'The last 200, newest first.'),
      ...refusing(401, 403, 404),
    },
  }),
  async (c) => {
    const items = await listInvitations(ctxOf(c), c.req.valid('param').publisherId)
    return c.json({ items: items.map(shownInvitation) }, 200)
  },
)

membersApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/invitations',
    operationId: 'invitePeople',
    tags,
    summary: 'Invite people by e-mail',
    description: 'Up to ten addresses, all with the same rights. The links work for 14 days. All are invited, or none.',
    request: {
      params: inPublisher,
      headers: idempotencyHeader,
      body: jsonBody(
        rightsShape.extend({
          emails: z.string().openapi({
            description: 'Addresses separated by commas, semicolons or new lines.',
            example: 'ada@fabrikam.example; grace@fabrikam.example',
          }),
        }),
      ),
    },
    middleware: [idempotent] as const,
    responses: {
      201: jsonAnswer(z.object({ items: z.array(invitationShape) }), 'The invitations.'),
      ...refusing(401, 403, 404, 422, 429),
    },
  }),
  async (c) => {
    const items = await invitePeople(ctxOf(c), c.req.valid('param').publisherId, c.req.valid('json'))
    return c.json({ items: items.map(shownInvitation) }, 201)
  },
)

membersApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/invitations/{invitationId}/mailings',
    operationId: 'resendInvitation',
    tags,
    summary: 'Mail an invitation again',
    description: 'With a new link, open for another 14 days; the old link stops working.',
    request: { params: inInvitation },
    responses: { 201: jsonAnswer(invitationShape, 'The invitation.'), ...refusing(401, 403, 404, 409, 429) },
  }),
  async (c) => {
    const { publisherId, invitationId } = c.req.valid('param')
    return c.json(shownInvitation(await resendInvitation(ctxOf(c), publisherId, invitationId)), 201)
  },
)

membersApi.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/invitations/{invitationId}',
    operationId: 'revokeInvitation',
    tags,
    summary: 'Take an invitation back',
    request: { params: inInvitation },
    responses: { 204: noContent('The link no longer works.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    const { publisherId, invitationId } = c.req.valid('param')
    await revokeInvitation(ctxOf(c), publisherId, invitationId)
    return c.body(null, 204)
  },
)

membersApi.openapi(
  createRoute({
    method: 'get',
    path: '/invitations/{token}',
    operationId: 'findInvitation',
    tags,
    summary: 'Look at an invitation',
    description: 'By the token of its link; needs no sign-in.',
    security: [],
    request: { params: byToken },
    responses: {
      200: jsonAnswer(invitationShape.extend({ publisherName: z.string() }), 'The invitation.'),
      ...refusing(410),
    },
  }),
  async (c) => {
    const { publisherName, ...invitation } = await findInvitation(ctxOf(c), c.req.valid('param').token)
    return c.json({ ...shownInvitation(invitation), publisherName }, 200)
  },
)

membersApi.openapi(
  createRoute({
    method: 'post',
    path: '/invitations/{token}/acceptances',
    operationId: 'acceptInvitation',
    tags,
    summary: 'Accept an invitation',
    description: 'As the person with the invited address.',
    request: { params: byToken },
    responses: { 201: jsonAnswer(z.object({ publisherId: z.string() }), 'A member now.'), ...refusing(401, 403, 410) },
  }),
  async (c) => c.json(await acceptInvitation(ctxOf(c), c.req.valid('param').token), 201),
)
