import type { Text } from '../contract.ts'

/** What the publisher prepares on the other side. Markdown. */
export const instructions: Text = {
  en: `**Contacts**

1. In HubSpot open **Settings › Integrations › Private Apps** and create one with the scopes \`crm.objects.contacts.read\` and \`crm.objects.contacts.write\`; with \`crm.schemas.contacts.write\` too if the property for the lead source is to be made for you.
2. Copy its access token, which begins with \`pat-\`, and paste it below.
3. Send a test lead, then search for its marker among the contacts.

**Form**

1. Make a form with the fields email, firstname, lastname, company, jobtitle, phone, country and message. Leave reCAPTCHA off.
2. Paste its embed code below, and send a test lead.`,
  fr: `**Contacts**

1. Dans HubSpot, ouvrez **Paramètres › Intégrations › Applications privées** et créez-en une avec les portées \`crm.objects.contacts.read\` et \`crm.objects.contacts.write\` ; avec \`crm.schemas.contacts.write\` aussi si la propriété de source doit être créée pour vous.
2. Copiez son jeton d’accès, qui commence par \`pat-\`, et collez-le ci-dessous.
3. Envoyez un prospect d’essai, puis cherchez son repère parmi les contacts.

**Formulaire**

1. Créez un formulaire avec les champs email, firstname, lastname, company, jobtitle, phone, country et message. Laissez reCAPTCHA désactivé.
2. Collez son code d’intégration ci-dessous, puis envoyez un prospect d’essai.`,
}
