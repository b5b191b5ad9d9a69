import type { Text } from '../contract.ts'

/** What the publisher prepares on the other side. Markdown. */
export const instructions: Text = {
  en: `1. Make an address that takes \`POST\` requests with JSON: a function, a flow with an HTTP trigger, or a route of your own system. It must be reachable from the internet over https.
2. Answer with any \`2xx\` status as soon as you have the lead, within 30 seconds; do slow work afterwards.
3. A lead may arrive more than once. Keep the \`webhook-id\` header, which is the same each time, and ignore what you already have.
4. Save this connection and note the signing secret: it is shown once. Verify the \`webhook-signature\` header with it, using a library from standardwebhooks.com, over the bytes as they came.
5. Send a test lead: you can search for its marker in your system.

The body has the members \`UserDetails\` (\`FirstName\`, \`LastName\`, \`Email\`, \`Phone\`, \`Country\`, \`Company\`, \`Title\`), \`LeadSource\`, \`ActionCode\`, \`OfferTitle\` and \`Description\`, all texts, all always there.

What your endpoint answers decides what happens next: \`408\`, \`425\`, \`429\` and \`5xx\` are tried again; \`400\`, \`413\`, \`415\` and \`422\` refuse this lead; \`401\`, \`403\`, \`404\`, \`405\` and redirects hold all leads until the connection is mended; \`410\` stops sending.`,
  fr: `1. Préparez une adresse qui accepte des requêtes \`POST\` en JSON : une fonction, un flux à déclencheur HTTP ou une route de votre système. Elle doit être accessible depuis Internet en https.
2. Répondez par un état \`2xx\` dès que vous avez le prospect, en moins de 30 secondes ; faites ensuite le travail long.
3. Un prospect peut arriver plusieurs fois. Conservez l’en-tête \`webhook-id\`, identique à chaque envoi, et ignorez ce que vous avez déjà.
4. Enregistrez cette connexion et notez le secret de signature : il n’est montré qu’une fois. Vérifiez avec lui l’en-tête \`webhook-signature\`, à l’aide d’une bibliothèque de standardwebhooks.com, sur les octets tels que reçus.
5. Envoyez un prospect d’essai : vous pouvez chercher son repère dans votre système.

Le contenu a les champs \`UserDetails\` (\`FirstName\`, \`LastName\`, \`Email\`, \`Phone\`, \`Country\`, \`Company\`, \`Title\`), \`LeadSource\`, \`ActionCode\`, \`OfferTitle\` et \`Description\`, tous des textes, toujours présents.

La réponse de votre point d’accès décide de la suite : \`408\`, \`425\`, \`429\` et \`5xx\` sont réessayés ; \`400\`, \`413\`, \`415\` et \`422\` refusent ce prospect ; \`401\`, \`403\`, \`404\`, \`405\` et les redirections retiennent tous les prospects jusqu’à réparation de la connexion ; \`410\` arrête l’envoi.`,
}
