/** The words of both kinds of Azure Storage: they differ in little but the key. */
import type { Locale } from '#platform/messages'
import { networkTexts } from '../network.ts'

export function storageTexts(service: 'table' | 'blob'): Record<Locale, Record<string, string>> {
  const network = networkTexts(service, 'Azure Storage')
  const keyed = (texts: Record<string, string>) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [`leads.${service}.${key}`, text]))
  const what = service === 'table' ? { en: 'table', fr: 'la table' } : { en: 'container', fr: 'le conteneur' }
  return {
    en: {
      ...network.en,
      ...keyed({
        delivered: service === 'table' ? 'The row was written ({status}).' : 'The blob was written ({status}).',
        delivered_before: 'It was there already: our own repeat ({status}).',
        cs_missing: 'The connection string lacks {part}.',
        'cs_missing.fix': 'Copy the whole connection string from the storage account, under Access keys.',
        cs_key: 'The AccountKey in the connection string is not base64.',
        'cs_key.fix': 'Copy the connection string again; the key ends in ==.',
        cs_key_length: 'The AccountKey is not as long as keys usually are; perhaps a part of it is missing.',
        cs_kind: 'This is the connection string of another service.',
        'cs_kind.fix': 'Take the one of a storage account (not Cosmos DB, Service Bus or a database).',
        cs_development: 'Development storage cannot be reached from here.',
        'cs_development.fix': 'Use the connection string of a storage account.',
        cs_http: 'The connection string asks for http.',
        'cs_http.fix': 'Leads are personal data: write DefaultEndpointsProtocol=https.',
        cs_account: '“{name}” is not the name of a storage account.',
        'cs_account.fix': 'Account names have 3 to 24 lower-case letters and digits.',
        cs_endpoint: 'The address {endpoint} cannot be called.',
        'cs_endpoint.fix': 'Take the endpoint out of the connection string, or use a public address.',
        cs_sas: 'The shared access signature lacks {right}.',
        'cs_sas.fix': `Make one that allows adding to the ${what.en}.`,
        account: 'No storage account of that name answers.',
        'account.fix': 'Check the account name; the account may have been deleted or disabled.',
        key: 'The account refused the key.',
        'key.fix': 'The key was probably rotated. Paste the current connection string.',
        clock: 'The account refused the signature: our clock is {minutes} {minutes|minute|minutes} away from Azure’s.',
        'clock.fix': 'Nothing for you to do: the operator of this marketplace was told to set its clock.',
        firewall: 'The account’s firewall blocks this marketplace.',
        'firewall.fix':
          'Allow the addresses of this marketplace under Networking of the storage account; the operator knows them.',
        key_disabled: 'The account does not allow access with keys.',
        'key_disabled.fix':
          'Enable “Allow storage account key access”, or paste a connection string with a shared access signature.',
        sas: 'The shared access signature does not allow this ({reason}).',
        'sas.fix': `Make one that allows adding to the ${what.en}, from any address, over https.`,
        create: `The ${what.en} does not exist, and could not be made.`,
        'create.fix': `Make it by hand, or give a key that may create it.`,
        too_large: 'The lead is larger than Azure Storage takes.',
        'too_large.fix': 'Shorten the custom mapping of the connection.',
        refused: 'Azure Storage refused the data ({reason}).',
        'refused.fix': 'The operator of this marketplace was told. See the answer below.',
        being_deleted: `The ${what.en} is being deleted.`,
        'being_deleted.fix': 'Nothing to do: it is made again as soon as Azure allows.',
        redirect: 'Azure Storage redirects elsewhere ({status}).',
        'redirect.fix': 'Correct the endpoint in the connection string.',
      }),
    },
    fr: {
      ...network.fr,
      ...keyed({
        delivered: service === 'table' ? 'La ligne a été écrite ({status}).' : 'L’objet blob a été écrit ({status}).',
        delivered_before: 'Il y était déjà : notre propre répétition ({status}).',
        cs_missing: 'Il manque {part} dans la chaîne de connexion.',
        'cs_missing.fix': 'Copiez la chaîne de connexion entière du compte de stockage, sous Clés d’accès.',
        cs_key: 'La valeur AccountKey de la chaîne de connexion n’est pas en base64.',
        'cs_key.fix': 'Copiez de nouveau la chaîne de connexion ; la clé se termine par ==.',
        cs_key_length: 'La clé AccountKey n’a pas la longueur habituelle ; il en manque peut-être une partie.',
        cs_kind: 'C’est la chaîne de connexion d’un autre service.',
        'cs_kind.fix': 'Prenez celle d’un compte de stockage (pas Cosmos DB, Service Bus ni une base de données).',
        cs_development: 'Le stockage de développement n’est pas accessible d’ici.',
        'cs_development.fix': 'Utilisez la chaîne de connexion d’un compte de stockage.',
        cs_http: 'La chaîne de connexion demande http.',
        'cs_http.fix': 'Les prospects sont des données personnelles : écrivez DefaultEndpointsProtocol=https.',
        cs_account: '« {name} » n’est pas un nom de compte de stockage.',
        'cs_account.fix': 'Un nom de compte a de 3 à 24 lettres minuscules et chiffres.',
        cs_endpoint: 'L’adresse {endpoint} ne peut pas être appelée.',
        'cs_endpoint.fix': 'Retirez l’adresse de la chaîne de connexion, ou utilisez une adresse publique.',
        cs_sas: 'Il manque à la signature d’accès partagé : {right}.',
        'cs_sas.fix': `Créez-en une qui permette d’ajouter dans ${what.fr}.`,
        account: 'Aucun compte de stockage de ce nom ne répond.',
        'account.fix': 'Vérifiez le nom du compte ; il a pu être supprimé ou désactivé.',
        key: 'Le compte a refusé la clé.',
        'key.fix': 'La clé a sans doute été renouvelée. Collez la chaîne de connexion actuelle.',
        clock:
          'Le compte a refusé la signature : notre horloge a {minutes} {minutes|minute|minutes} d’écart avec celle d’Azure.',
        'clock.fix':
          'Rien à faire de votre côté : l’opérateur de cette place de marché a été prié de régler son horloge.',
        firewall: 'Le pare-feu du compte bloque cette place de marché.',
        'firewall.fix':
          'Autorisez les adresses de cette place de marché dans la section Réseau du compte ; l’opérateur les connaît.',
        key_disabled: 'Le compte n’autorise pas l’accès par clé.',
        'key_disabled.fix':
          'Activez l’accès par clé du compte, ou collez une chaîne de connexion avec une signature d’accès partagé.',
        sas: 'La signature d’accès partagé ne le permet pas ({reason}).',
        'sas.fix': `Créez-en une qui permette d’ajouter dans ${what.fr}, depuis toute adresse, en https.`,
        create: `La destination n’existe pas, et n’a pas pu être créée : ${what.fr}.`,
        'create.fix': 'Créez-la à la main, ou donnez une clé qui en a le droit.',
        too_large: 'Le prospect dépasse ce qu’Azure Storage accepte.',
        'too_large.fix': 'Raccourcissez la correspondance des champs de la connexion.',
        refused: 'Azure Storage a refusé les données ({reason}).',
        'refused.fix': 'L’opérateur de cette place de marché a été averti. Voyez la réponse ci-dessous.',
        being_deleted: `Une suppression est en cours : ${what.fr}.`,
        'being_deleted.fix': 'Rien à faire : la création suit dès qu’Azure le permet.',
        redirect: 'Azure Storage redirige ailleurs ({status}).',
        'redirect.fix': 'Corrigez l’adresse dans la chaîne de connexion.',
      }),
    },
  }
}
