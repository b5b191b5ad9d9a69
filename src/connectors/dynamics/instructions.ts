import type { Text } from '../contract.ts'

/** What the publisher prepares on the other side. Markdown. */
export const instructions: Text = {
  en: `You need an environment of Dynamics 365 online with the table Lead, and the right to administer it. On-premises is not supported: use HTTPS or Azure Table.

1. In Microsoft Entra, under **App registrations**, register an application. Note its **Application (client) ID** and **Directory (tenant) ID**.
2. Under **Certificates & secrets** make a client secret and copy its **value** at once, or upload a certificate.
3. In the Power Platform admin center open the environment, then **Settings › Users + permissions › Security roles**, and make a role **Lead Writer** with Create and Append To on Lead, at user level or wider. Columns under column security need Create in a profile too.
4. Under **Application users** add the application and give it that role.
5. Fill in the form below and send a test lead: the check says which right is missing where.

A mapped value that is a number or an option is written with a sign before it, such as \`=100000001\`.`,
  fr: `Il vous faut un environnement Dynamics 365 en ligne doté de la table Prospect, et le droit de l’administrer. Les installations sur site ne sont pas prises en charge : utilisez HTTPS ou une table Azure.

1. Dans Microsoft Entra, sous **Inscriptions d’applications**, inscrivez une application. Notez son **ID d’application (client)** et son **ID d’annuaire (locataire)**.
2. Sous **Certificats et secrets**, créez un secret client et copiez aussitôt sa **valeur**, ou ajoutez un certificat.
3. Dans le centre d’administration Power Platform, ouvrez l’environnement, puis **Paramètres › Utilisateurs et autorisations › Rôles de sécurité**, et créez un rôle **Lead Writer** avec Créer et Ajouter à sur Prospect, au niveau utilisateur ou plus. Les colonnes sous sécurité de colonne demandent aussi Créer dans un profil.
4. Sous **Utilisateurs de l’application**, ajoutez l’application et donnez-lui ce rôle.
5. Remplissez le formulaire ci-dessous et envoyez un prospect d’essai : la vérification dit quel droit manque, et où.

Une valeur de correspondance qui est un nombre ou une option s’écrit précédée d’un signe, par exemple \`=100000001\`.`,
}
