import type { Text } from '../contract.ts'

/** What the publisher prepares on the other side. Markdown. */
export const instructions: Text = {
  en: `1. In the Azure portal make a storage account of the general-purpose kind, or take one that you have.
2. Open it, go to **Access keys**, and copy one of the two connection strings. A connection string with a shared access signature works too: it needs the service Table, the resource type Object and the permission Add.
3. Paste it below as it is. Name another table if you like; it is made when the first lead comes.
4. Send a test lead, then look into the table: the test lead is a row.

Each lead is a row: \`PartitionKey\` is the day, \`RowKey\` the lead’s id. To be told of each, let a flow or a function look for rows with a newer \`Timestamp\`. A thousand leads a month cost about half a dollar.`,
  fr: `1. Dans le portail Azure, créez un compte de stockage à usage général, ou prenez-en un que vous avez.
2. Ouvrez-le, allez dans **Clés d’accès** et copiez l’une des deux chaînes de connexion. Une chaîne avec signature d’accès partagé convient aussi : il lui faut le service Table, le type de ressource Objet et l’autorisation Ajouter.
3. Collez-la ci-dessous telle quelle. Nommez une autre table si vous voulez ; elle est créée à l’arrivée du premier prospect.
4. Envoyez un prospect d’essai, puis regardez dans la table : le prospect d’essai est une ligne.

Chaque prospect est une ligne : \`PartitionKey\` est le jour, \`RowKey\` l’identifiant du prospect. Pour être averti de chacun, faites chercher par un flux ou une fonction les lignes dont \`Timestamp\` est plus récent. Mille prospects par mois coûtent environ un demi-dollar.`,
}
