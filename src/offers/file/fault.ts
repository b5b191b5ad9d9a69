/** What is wrong with a file before anybody can ask what the offer in it is worth; always about a stretch of its text. */
import { defineMessages, type Locale } from '#platform/messages'
import { offerMessages } from '../messages.ts'

/** Offsets in the text, in UTF-16 units: the first character, and the one after the last. */
export type Range = readonly [start: number, end: number]

export type Fault = {
  range: Range
  code: string
  params?: Record<string, string | number>
  /** Default: error. */
  level?: 'error' | 'warning' | 'info'
}

/** Codes of files; every other code is one of the offer's, with the words it has in the portal and the API. */
export const fileMessages = defineMessages({
  en: {
    'file.absent': 'There is no such file or folder; check the path.',
    'file.noOffers': 'There is no offer.yaml in this folder; begin one with “comptoir offer init”.',
    'file.unreadable': 'The file cannot be read ({reason}); check its permissions.',
    'file.tooLarge':
      'The file is {n} KB; an offer’s file may have {max} KB. Keep pictures and documents in files beside it.',
    'file.encoding': 'The file is not UTF-8 ({found}); save it as UTF-8.',
    'file.yaml.syntax': 'This is not well-formed YAML: {reason}',
    'file.yaml.notMapping': 'The file must hold one offer, as keys and values; begin with “apiVersion: comptoir/v1”.',
    'file.yaml.severalDocuments': 'The file holds several documents; keep each offer in a file of its own.',
    'file.yaml.duplicateKey': '“{key}” stands here twice; keep one of them.',
    'file.yaml.notKey': 'A key must be a single word or text; write “key: value”.',
    'file.yaml.alias': 'Anchors (&) and aliases (*) are not read; write the value out.',
    'file.yaml.tag': 'The tag {tag} is not read; write the value without it.',
    'file.yaml.tooDeep': 'The values are nested too deeply; an offer needs no more than {max} levels.',
    'file.offerTwice': 'The file {other} is of the same offer; keep one of them, or give one another offerId.',
    'file.apiVersion': 'Write “apiVersion: comptoir/v1” first; this version reads no other.',
    'file.publisher.required': 'Say whose offer it is: “publisher:” and the publisher’s ID.',
    'file.publisher.format': 'A publisher ID has lowercase letters, digits, hyphens and underscores, 50 at most.',
    'file.type.required': 'Say what kind of offer it is: “type:” and one of {choices}.',
    'file.both': '“{key}” and “{other}” say the same thing; keep one of them.',
    'file.secret.literal':
      'A secret must not stand in a file; write “secretRef: NAME” and set NAME in the environment when you apply.',
    'file.secret.name': '“{name}” is not the name of an environment variable; use letters, digits and underscores.',
    'file.environment.unset': '{name} is not set here, so this value was not checked.',
    'file.environment.needed': '{name} is not set; set it in the environment, then apply again.',
    'file.path.format': 'Write the path of the file, relative to this one, with slashes.',
    'file.path.absolute': 'Write the path relative to this file, so that it is right on every machine.',
    'file.path.outside': '“{path}” leads out of the folder; keep the offer’s files beside it.',
    'file.path.absent': 'There is no file “{path}”; check the path, which is relative to this file.',
    'file.path.notText': 'The file “{path}” is not UTF-8 text; save it as UTF-8.',
    'file.path.tooLarge': 'The file “{path}” is larger than {max} KB; a text has no more.',
  },
  fr: {
    'file.absent': 'Ce fichier ou dossier n’existe pas ; vérifiez le chemin.',
    'file.noOffers': 'Ce dossier ne contient pas d’offer.yaml ; créez-en un avec « comptoir offer init ».',
    'file.unreadable': 'Le fichier ne peut pas être lu ({reason}) ; vérifiez ses droits d’accès.',
    'file.tooLarge':
      'Le fichier fait {n} Ko ; celui d’une offre peut en faire {max}. Gardez images et documents dans des fichiers à côté.',
    'file.encoding': 'Le fichier n’est pas en UTF-8 ({found}) ; enregistrez-le en UTF-8.',
    'file.yaml.syntax': 'Ce n’est pas du YAML bien formé : {reason}',
    'file.yaml.notMapping':
      'Le fichier doit contenir une offre, sous forme de clés et de valeurs ; commencez par « apiVersion: comptoir/v1 ».',
    'file.yaml.severalDocuments': 'Le fichier contient plusieurs documents ; gardez chaque offre dans son fichier.',
    'file.yaml.duplicateKey': '« {key} » figure deux fois ici ; gardez-en une.',
    'file.yaml.notKey': 'Une clé doit être un mot ou un texte simple ; écrivez « clé: valeur ».',
    'file.yaml.alias': 'Les ancres (&) et les alias (*) ne sont pas lus ; écrivez la valeur en toutes lettres.',
    'file.yaml.tag': 'L’étiquette {tag} n’est pas lue ; écrivez la valeur sans elle.',
    'file.yaml.tooDeep': 'Les valeurs sont trop imbriquées ; une offre ne demande pas plus de {max} niveaux.',
    'file.offerTwice':
      'Le fichier {other} décrit la même offre ; gardez-en un seul, ou donnez à l’un un autre offerId.',
    'file.apiVersion': 'Écrivez d’abord « apiVersion: comptoir/v1 » ; cette version n’en lit pas d’autre.',
    'file.publisher.required': 'Dites à qui est l’offre : « publisher: » et l’ID de l’éditeur.',
    'file.publisher.format':
      'Un ID d’éditeur se compose de lettres minuscules, chiffres, traits d’union et traits de soulignement, 50 au plus.',
    'file.type.required': 'Dites de quel type est l’offre : « type: » et l’un de {choices}.',
    'file.both': '« {key} » et « {other} » disent la même chose ; gardez l’une des deux.',
    'file.secret.literal':
      'Un secret ne doit pas figurer dans un fichier ; écrivez « secretRef: NOM » et définissez NOM dans l’environnement au moment d’appliquer.',
    'file.secret.name':
      '« {name} » n’est pas un nom de variable d’environnement ; utilisez lettres, chiffres et traits de soulignement.',
    'file.environment.unset': '{name} n’est pas défini ici ; cette valeur n’a donc pas été vérifiée.',
    'file.environment.needed':
      '{name} n’est pas défini ; définissez-le dans l’environnement, puis appliquez à nouveau.',
    'file.path.format': 'Écrivez le chemin du fichier, relatif à celui-ci, avec des barres obliques.',
    'file.path.absolute': 'Écrivez le chemin relativement à ce fichier, pour qu’il vaille sur toute machine.',
    'file.path.outside': '« {path} » mène hors du dossier ; gardez les fichiers de l’offre à côté d’elle.',
    'file.path.absent': 'Le fichier « {path} » n’existe pas ; vérifiez le chemin, relatif à ce fichier.',
    'file.path.notText': 'Le fichier « {path} » n’est pas un texte UTF-8 ; enregistrez-le en UTF-8.',
    'file.path.tooLarge': 'Le fichier « {path} » dépasse {max} Ko ; un texte n’en demande pas tant.',
  },
})

export function sayFault(locale: Locale, { code, params = {} }: Pick<Fault, 'code' | 'params'>): string {
  return fileMessages.has(code) ? fileMessages(locale, code, params) : offerMessages(locale, code, params)
}
