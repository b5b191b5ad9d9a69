/** Mails about a GUID that two publishers claim: to the operators who decide, and to those who are concerned. */
import { membersWith, readingLanguages } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { sendMail } from '#platform/mail'
import { defineMessages } from '#platform/messages'

const words = defineMessages({
  en: {
    'operator.subject': 'Two publishers claim the tracking GUID {guid}',
    'operator.text': 'Until you decide, its deployments are credited to nobody whose proof is not the stronger.',
    'disputed.subject': 'Another publisher claims your tracking GUID {guid}',
    'disputed.text':
      'Somebody else registered {trackingId}, which stands for “{software}” with you. Until the operator decides, new deployments are credited to nobody, and its reports are hidden. You need do nothing in the marketplace; if the operator asks, show where the template with this GUID is published.',
    'awarded.subject': 'The tracking GUID {guid} is yours',
    'awarded.text':
      'The operator decided that {trackingId} stands for “{software}” with you. Its deployments are credited to you again; what was deployed while it was disputed is not.',
    'lost.subject': 'The tracking GUID {guid} was given to another publisher',
    'lost.text':
      'The operator decided that {trackingId}, which you had registered for “{software}”, is another publisher’s. What it had brought is no longer in your reports. Generate a GUID of your own for your templates: new deployments are credited to it.',
    'revoked.subject': 'The tracking GUID {guid} was revoked',
    'revoked.text':
      'The operator took {trackingId}, registered for “{software}”, out of use for everybody. Generate another one for your templates: this one is never credited again.',
  },
  fr: {
    'operator.subject': 'Deux éditeurs revendiquent le GUID de suivi {guid}',
    'operator.text':
      'Jusqu’à votre décision, ses déploiements ne sont attribués à personne dont la preuve ne soit pas la plus forte.',
    'disputed.subject': 'Un autre éditeur revendique votre GUID de suivi {guid}',
    'disputed.text':
      'Quelqu’un d’autre a enregistré {trackingId}, qui désigne chez vous « {software} ». Jusqu’à la décision de l’exploitant, les nouveaux déploiements ne sont attribués à personne et ses rapports sont masqués. Vous n’avez rien à faire sur la place de marché ; si l’exploitant le demande, montrez où le modèle qui porte ce GUID est publié.',
    'awarded.subject': 'Le GUID de suivi {guid} est à vous',
    'awarded.text':
      'L’exploitant a décidé que {trackingId} désigne votre « {software} ». Ses déploiements vous sont de nouveau attribués ; ceux faits pendant le litige ne le sont pas.',
    'lost.subject': 'Le GUID de suivi {guid} a été donné à un autre éditeur',
    'lost.text':
      'L’exploitant a décidé que {trackingId}, que vous aviez enregistré pour « {software} », est à un autre éditeur. Ce qu’il avait apporté n’est plus dans vos rapports. Générez un GUID à vous pour vos modèles : les nouveaux déploiements lui seront attribués.',
    'revoked.subject': 'Le GUID de suivi {guid} a été révoqué',
    'revoked.text':
      'L’exploitant a retiré {trackingId}, enregistré pour « {software} », de l’usage de tous. Générez-en un autre pour vos modèles : celui-ci n’est plus jamais attribué.',
  },
})

type Claim = { publisherId: string; id: string; guid: string | null; trackingId: string; description: string }

/** Tells the operators who claims it, and with which proof. */
export async function tellOperators(ctx: Ctx, claims: (Claim & { proof: string })[]): Promise<void> {
  const guid = claims[0]!.guid!
  const list = claims.map(({ publisherId, description, proof }) => `${publisherId}: ${description} (${proof})`)
  const languages = await readingLanguages(ctx, ctx.config.operators)
  for (const to of ctx.config.operators) {
    const locale = languages.get(to.toLowerCase()) ?? 'en'
    await sendMail(ctx, {
      to,
      subject: words(locale, 'operator.subject', { guid }),
      text: [words(locale, 'operator.text'), ...list, `${ctx.config.url}/operator/attribution`].join('\n\n'),
      kind: 'attribution.dispute',
    })
  }
}

/** Tells everybody of a publisher who keeps its GUIDs what became of one. */
export async function tellClaimant(
  ctx: Ctx,
  { publisherId, id, guid, trackingId, description }: Claim,
  what: 'disputed' | 'awarded' | 'lost' | 'revoked',
): Promise<void> {
  const home = `${ctx.config.url}/publisher/${publisherId}/attribution/guids`
  for (const { email, locale } of await membersWith(ctx, publisherId, { permission: 'attribution.write' })) {
    const reads = locale ?? 'en'
    await sendMail(ctx, {
      to: email,
      subject: words(reads, `${what}.subject`, { guid: guid! }),
      text: `${words(reads, `${what}.text`, { trackingId, software: description })}\n\n${what === 'lost' ? home : `${home}/${id}`}\n`,
      kind: `attribution.${what}`,
    })
  }
}
