import type { Text } from '../contract.ts'

/** What the publisher prepares on the other side. Markdown. */
export const instructions: Text = {
  en: `**Web-to-Lead**

1. In Setup search for **Web-to-Lead** and enable it. Leave **reCAPTCHA** off. Choose a default lead creator and an owner.
2. No field of the web form may be a mandatory picklist: make it a text that is not mandatory.
3. Press **Create Web-to-Lead Form** and paste the form, or only the value of \`oid\`, below.
4. Send a test lead, search for its marker in Salesforce, and say here that you saw it: Salesforce itself confirms nothing.

**REST**

1. On the object Lead make a text(36) field \`Comptoir_Lead_Id__c\`, marked **External ID** and **Unique**.
2. Make a connected app with the **client credentials flow** and the scope **api**, and let it run as a user who may create and edit leads and who sees the field.
3. Paste My Domain, the consumer key and the consumer secret below, and send a test lead.`,
  fr: `**Web-to-Lead**

1. Dans la Configuration, cherchez **Web-to-Lead** et activez-le. Laissez **reCAPTCHA** désactivé. Choisissez un créateur et un propriétaire de pistes par défaut.
2. Aucun champ du formulaire web ne doit être une liste obligatoire : faites-en un texte facultatif.
3. Appuyez sur **Créer un formulaire Web-to-Lead** et collez le formulaire, ou la seule valeur de \`oid\`, ci-dessous.
4. Envoyez un prospect d’essai, cherchez son repère dans Salesforce et dites ici que vous l’avez vu : Salesforce ne confirme rien de lui-même.

**REST**

1. Sur l’objet Piste, créez un champ texte(36) \`Comptoir_Lead_Id__c\`, marqué **ID externe** et **Unique**.
2. Créez une application connectée avec le **flux d’informations d’identification du client** et la portée **api**, exécutée par un utilisateur qui peut créer et modifier des pistes et voit ce champ.
3. Collez Mon domaine, la clé et le secret du consommateur ci-dessous, puis envoyez un prospect d’essai.`,
}
