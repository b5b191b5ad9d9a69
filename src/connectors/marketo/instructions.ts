import type { Text } from '../contract.ts'

/** What the publisher prepares on the other side. Markdown. */
export const instructions: Text = {
  en: `1. In Marketo make a form with the fields Email, First Name, Last Name, Company, Job Title, Phone, Country and Lead Source, and **approve** it. Copy its embed code.
2. Under **Admin › Users & Roles** make an API-only user whose role has **Read-Write Person**, and **Read-Only Assets** if the form is to be checked too.
3. Under **Admin › LaunchPoint** make a custom service for that user and copy its client ID and client secret.
4. If the instance has an IP allow-list, add the addresses of this marketplace; the operator knows them.
5. Paste the embed code, the client ID and the secret below, and send a test lead.

To keep everything about a lead, map a textarea of the form to \`{{description}}\`.`,
  fr: `1. Dans Marketo, créez un formulaire avec les champs Email, First Name, Last Name, Company, Job Title, Phone, Country et Lead Source, et **approuvez-le**. Copiez son code d’intégration.
2. Sous **Admin › Utilisateurs et rôles**, créez un utilisateur réservé à l’API dont le rôle a **Read-Write Person**, et **Read-Only Assets** si le formulaire doit aussi être vérifié.
3. Sous **Admin › LaunchPoint**, créez un service personnalisé pour cet utilisateur et copiez son client ID et son client secret.
4. Si l’instance a une liste d’adresses IP autorisées, ajoutez celles de cette place de marché ; l’opérateur les connaît.
5. Collez le code d’intégration, le client ID et le secret ci-dessous, puis envoyez un prospect d’essai.

Pour garder tout ce qui concerne un prospect, faites correspondre une zone de texte du formulaire à \`{{description}}\`.`,
}
