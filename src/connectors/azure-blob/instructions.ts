import type { Text } from '../contract.ts'

/** What the publisher prepares on the other side. Markdown. */
export const instructions: Text = {
  en: `1. Prefer Azure Table or an HTTPS endpoint for something new. If your programs read leads from blobs, go on here.
2. In the Azure portal open the storage account, go to **Access keys**, and copy one of the two connection strings.
3. Name a container. It is made, private, when the first lead comes. If you make it yourself, set its public access level to **Private**.
4. Send a test lead, then look into the container under \`test/\`.

Each lead is a JSON document named \`year/month/day/id.json\`, with the members that HTTPS endpoints get.`,
  fr: `1. Pour du nouveau, préférez une table Azure ou un point d’accès HTTPS. Si vos programmes lisent les prospects dans des objets blob, continuez ici.
2. Dans le portail Azure, ouvrez le compte de stockage, allez dans **Clés d’accès** et copiez l’une des deux chaînes de connexion.
3. Nommez un conteneur. Il est créé, privé, à l’arrivée du premier prospect. Si vous le créez vous-même, réglez son niveau d’accès public sur **Privé**.
4. Envoyez un prospect d’essai, puis regardez dans le conteneur sous \`test/\`.

Chaque prospect est un document JSON nommé \`année/mois/jour/id.json\`, avec les champs que reçoivent les points d’accès HTTPS.`,
}
