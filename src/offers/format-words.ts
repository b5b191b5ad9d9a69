/** How a text must be written where a single field has a form of its own, with an example to follow. */
export const formatWords = {
  en: {
    'setup.m365.addIns.format':
      '“Addresses of add-ins” takes complete addresses that start with https://, without spaces.',
    'setup.reseller.partnerIds.format':
      'A partner’s tenant ID looks like 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d; correct those that do not.',
    'properties.terms.customAmendments.tenantIds.format':
      'A customer’s tenant ID looks like 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d; correct those that do not.',
    'plans.meters.id.format':
      'Write the ID of the meter with letters, digits, hyphens and underscores only, such as messages_sent.',
    'technical.releaseVersion.format':
      'Write the release version as two to four numbers with points between them, such as 10.0.38.',
    'plans.technical.version.format': 'Write the version as three numbers with points between them, such as 1.0.0.',
    'plans.technical.allowedActions.format':
      'An allowed action is a provider, a slash and what it does, such as Microsoft.Compute/virtualMachines/read.',
    'plans.technical.recommendedSizes.format':
      'A recommended size has letters, digits, hyphens and underscores only, such as Standard_D2s_v5.',
    'plans.technical.ports.port.format': 'Write one port, such as 443, or a range, such as 8000-8010.',
    'plans.technical.images.version.format':
      'Write the version of the image as three numbers with points between them, such as 1.0.0.',
    'plans.technical.images.source.format':
      'The image is an address that starts with https:// or the path of a resource that starts with /subscriptions/, without spaces.',
    'plans.technical.registry.server.format':
      'Write the registry as the name of its server, in lowercase and without https://, such as registry.example.com.',
    'plans.technical.registry.repository.format':
      'Write the repository in lowercase letters and digits, with single points, hyphens, underscores or slashes between them, such as team/collector.',
    'plans.technical.tags.tag.format':
      'A tag begins with a letter, a digit or an underscore and has at most 128 characters, without spaces, such as 1.4.2.',
    'plans.technical.tags.digest.format':
      'The digest is sha256: followed by 64 digits and letters from a to f; copy it from the registry.',
    'plans.technical.bundle.repository.format':
      'Write the bundle as server/repository:tag, without https://, such as registry.example.com/team/bundle:1.0.0.',
    'plans.technical.bundle.extensionType.format':
      'Write the extension type as words with points between them, such as Fabrikam.Collector.',
    'plans.technical.manifestVersion.format':
      'Write the version of the manifest as three numbers with points between them, such as 1.0.0.',
    'plans.technical.routes.name.format':
      'Write the name of the route with letters, digits and underscores only, such as sensors_to_cloud.',
    'plans.technical.routes.route.format':
      'Write the route as FROM /source INTO target; WHERE and a condition may stand between them.',
    'plans.technical.environment.name.format':
      'The name of a variable has letters, digits and underscores only and begins with no digit, such as LOG_LEVEL.',
  },
  fr: {
    'setup.m365.addIns.format':
      '« Adresses des compléments » attend des adresses complètes commençant par https://, sans espace.',
    'setup.reseller.partnerIds.format':
      'L’ID de locataire d’un partenaire ressemble à 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d ; corrigez ceux qui diffèrent.',
    'properties.terms.customAmendments.tenantIds.format':
      'L’ID de locataire d’un client ressemble à 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d ; corrigez ceux qui diffèrent.',
    'plans.meters.id.format':
      'Écrivez l’ID du compteur avec des lettres sans accent, des chiffres, des traits d’union et des traits de soulignement seulement, par exemple messages_envoyes.',
    'technical.releaseVersion.format':
      'Écrivez la version de publication sous la forme de deux à quatre nombres séparés par des points, par exemple 10.0.38.',
    'plans.technical.version.format':
      'Écrivez la version sous la forme de trois nombres séparés par des points, par exemple 1.0.0.',
    'plans.technical.allowedActions.format':
      'Une action permise se compose d’un fournisseur, d’une barre oblique et de l’acte, par exemple Microsoft.Compute/virtualMachines/read.',
    'plans.technical.recommendedSizes.format':
      'Une taille conseillée ne comporte que des lettres, des chiffres, des traits d’union et des traits de soulignement, par exemple Standard_D2s_v5.',
    'plans.technical.ports.port.format': 'Écrivez un port, par exemple 443, ou une plage, par exemple 8000-8010.',
    'plans.technical.images.version.format':
      'Écrivez la version de l’image sous la forme de trois nombres séparés par des points, par exemple 1.0.0.',
    'plans.technical.images.source.format':
      'L’image est une adresse commençant par https:// ou un chemin de ressource commençant par /subscriptions/, sans espace.',
    'plans.technical.registry.server.format':
      'Écrivez le registre par le nom de son serveur, en minuscules et sans https://, par exemple registry.example.com.',
    'plans.technical.registry.repository.format':
      'Écrivez le dépôt en lettres minuscules et chiffres, séparés par un seul point, trait d’union, trait de soulignement ou barre oblique, par exemple equipe/collecteur.',
    'plans.technical.tags.tag.format':
      'Une balise commence par une lettre, un chiffre ou un trait de soulignement et compte 128 caractères au plus, sans espace, par exemple 1.4.2.',
    'plans.technical.tags.digest.format':
      'L’empreinte est sha256: suivi de 64 chiffres et lettres de a à f ; copiez-la depuis le registre.',
    'plans.technical.bundle.repository.format':
      'Écrivez le paquet sous la forme serveur/dépôt:balise, sans https://, par exemple registry.example.com/equipe/paquet:1.0.0.',
    'plans.technical.bundle.extensionType.format':
      'Écrivez le type d’extension sous la forme de mots séparés par des points, par exemple Fabrikam.Collecteur.',
    'plans.technical.manifestVersion.format':
      'Écrivez la version du manifeste sous la forme de trois nombres séparés par des points, par exemple 1.0.0.',
    'plans.technical.routes.name.format':
      'Écrivez le nom de la route avec des lettres sans accent, des chiffres et des traits de soulignement seulement, par exemple capteurs_vers_nuage.',
    'plans.technical.routes.route.format':
      'Écrivez la route sous la forme FROM /source INTO cible ; WHERE et une condition peuvent se trouver entre les deux.',
    'plans.technical.environment.name.format':
      'Le nom d’une variable ne comporte que des lettres sans accent, des chiffres et des traits de soulignement, et ne commence pas par un chiffre, par exemple LOG_LEVEL.',
  },
}
