/** What is wrong in the fields that many types share: the texts of spec "offers" 3, word for word. */
export const findingWords = {
  en: {
    'identity.offerId.required': 'Give the offer an ID.',
    'identity.offerId.format': 'Use only lowercase letters, digits, hyphens and underscores, without spaces.',
    'identity.offerId.tooLong': 'Publisher ID and offer ID together must stay under 40 characters (now {n}).',
    'identity.offerId.tooLongAlone': 'The offer ID is {n} characters; the limit is {max}.',
    'identity.offerId.duplicate': 'You already have an offer with this ID.',
    'identity.offerId.immutable': "The offer ID can't be changed once the offer exists.",
    'identity.alias.required': 'Give the offer an internal name.',
    'identity.alias.immutable': "The offer alias can't be changed once the offer exists.",
    'identity.type.unknown': 'There is no offer type “{value}”; choose one of {choices}.',
    'identity.type.immutable': "The offer type can't be changed once the offer exists.",
    'identity.publisher.immutable': "The publisher can't be changed once the offer exists.",

    'setup.listingOption.required': 'Choose how customers get the offer.',
    'setup.trialUrl.required': 'Enter the address of your free trial.',
    'setup.licensing.immutable':
      'Licence management was decided when the offer was published and stays as it is; choose the former option again.',
    'setup.testDrive.type.required': 'Select a test-drive type.',
    'setup.leads.required': 'Connect a lead destination: this listing option collects customer contacts.',
    'setup.leads.connectionFailed': 'The test lead was not accepted: {reason}.',
    'setup.leads.connectionIds.invalid': 'A connection of this offer no longer exists; choose another one.',
    'setup.leads.connectionIds.kind':
      'None of the chosen connections leads to this kind of destination; choose one that does.',

    'properties.category.required': 'Select at least one category.',
    'properties.category.duplicate': 'Primary and secondary category must differ.',
    'properties.category.storefront': '“{value}” belongs to another storefront; select a category of this one.',
    'properties.subcategories.required': 'Pick one or two subcategories for {category}, or “Not applicable”.',
    'properties.subcategories.tooMany': 'Pick at most two subcategories for {category}.',
    'properties.subcategories.orphan': '“{value}” is not a subcategory of {category}; pick another.',
    'properties.subcategories.exclusive':
      '“Not applicable” excludes other subcategories of {category}; keep one or the other.',
    'properties.industries.tooMany': 'Pick at most two industries.',
    'properties.industries.duplicate': '“{value}” is chosen twice; remove one.',
    'properties.industries.verticals.tooMany': 'Pick at most two sub-industries for {industry}.',
    'properties.industries.verticals.orphan': '“{value}” is not a sub-industry of {industry}; pick another.',
    'properties.products.required': 'Select the products this app works on.',
    'properties.appVersion.format':
      'Write the version as two to four numbers with dots between them, such as 1.0 or 2.4.0.1.',
    'properties.appVersion.notIncreased':
      'The live version is {live}; raise the version when the package changes, and never lower it.',
    'properties.terms.required': 'Enter your terms or the address where they are published.',
    'properties.terms.tooLong':
      'The terms are {n} characters; the limit is {max}. Publish longer terms at an address and enter that.',

    'listing.name.required': 'Give the offer a name.',
    'listing.name.tooLong': 'The name is {n} characters; the limit is {max}.',
    'listing.name.lineBreak': 'Keep the name on one line.',
    'listing.name.emoji': 'Remove emoji from the name.',
    'listing.summary.required': 'Say in one sentence what the offer is for; search results show it.',
    'listing.summary.tooLong': 'The summary is {n} characters; the limit is {max}.',
    'listing.summary.lineBreak': 'Keep the summary on one line.',
    'listing.summary.markup': 'Plain text only.',
    'listing.summary.sentences': 'The summary has {n} sentences; one is enough.',
    'listing.description.required': 'Describe the offer: what it is, for whom, and what it is good for.',
    'listing.description.tooLong': 'The description is {n} characters with its markup; the limit is {max}.',
    'listing.description.tagNotAllowed': 'The tag <{tag}> is not supported and was removed.',
    'listing.description.language':
      "A listing that is not in English must start with 'This application is available only in …'.",
    'listing.keywords.tooMany': 'At most three keywords.',
    'listing.keywords.sameAsName': 'The name is searched already; use another keyword than “{value}”.',
    'listing.worksWith.tooMany': 'At most three products.',
    'listing.helpUrl.required': 'Enter the address where customers learn about the offer.',
    'listing.helpUrl.sameAsSupport': 'Help and support must be different pages.',
    'listing.privacyPolicyUrl.required': 'Enter the address of your privacy policy.',
    'listing.supportContact.url.sameAsHelp': 'Support and help must be different pages.',
    'listing.documents.required': 'Add at least one PDF.',
    'listing.documents.tooMany': 'At most three documents.',
    'listing.logos.large.required': 'Upload a large logo.',
    'listing.logos.large.size': 'The large logo must be between 216×216 and 350×350 pixels (yours: {w}×{h}).',
    'listing.logos.large.notSquare': 'The large logo must be square (yours: {w}×{h}).',
    'listing.logos.medium.size': 'The medium logo must be exactly 90×90 pixels (yours: {w}×{h}).',
    'listing.logos.small.size': 'The small logo must be exactly 48×48 pixels (yours: {w}×{h}).',
    'listing.screenshots.required': 'Add at least one screenshot.',
    'listing.screenshots.tooMany': 'At most five screenshots.',
    'listing.screenshots.size': 'Screenshots must be exactly 1280×720 pixels. This one is {w}×{h}.',
    'listing.screenshots.captionMissing': 'Say in a caption what the screenshot shows.',
    'listing.screenshots.duplicate': 'This is the same image as screenshot {first}; show something else.',
    'listing.videos.tooMany': 'At most {max} videos.',
    'listing.videos.thumbnailMissing': 'Upload a thumbnail for this video.',
    'listing.videos.thumbnailSize': 'The thumbnail of a video must be exactly 1280×720 pixels. This one is {w}×{h}.',
    'testDrive.listing.videos.thumbnailMissing': 'Upload a thumbnail for this video.',
    'testDrive.listing.videos.thumbnailSize':
      'The thumbnail of a test-drive video must be exactly 533×324 pixels. This one is {w}×{h}.',

    'availability.markets.required': 'Select at least one market.',
    'availability.hideKey.required': 'Set a hide key: the first preview is shown only to those who hold it.',
    'availability.hideKey.format': 'Use lowercase letters and digits only.',
    'availability.hideKey.weak':
      'This key is easy to guess; use at least 8 different-looking letters and digits, or generate one.',
    'availability.hideKey.staysHidden': 'Your offer will stay hidden.',

    'technical.licenseModel.required': 'Choose how the app is licensed.',
    'technical.licenseModel.mustBeUser': 'Licences managed here are assigned to users; choose the User model.',
    'technical.s2s.reviewNotice':
      'S2S outbound and Secure Store access are reviewed separately; the operator will contact you about further steps.',
    'technical.applicationConfigurationUrl.reserved': 'Leave this empty; it is reserved.',
    'technical.packageUrl.required': 'Enter the address of the package, or upload its file.',
    'technical.packageUrl.unreachable': 'We could not download the package ({status}).',
    'technical.packageUrl.expired': 'The signed address has expired; publishing is blocked.',
    'technical.packageUrl.expiresSoon': 'The address expires on {date}; use at least one month.',
    'technical.packageUrl.writable': 'Grant read only.',
    'technical.packageUrl.notZip': 'The package must be a .zip file.',
    'technical.packageFile.notPackage': 'No package was found in the file; upload the .zip made for the marketplace.',
    'technical.multiplePackages.mismatch': 'The file holds {n} packages.',
    'technical.packageRegions.required': 'Add at least one region.',
    'technical.packageRegions.restricted': '{region} needs an authorisation from the operator.',
    'technical.packageRegions.blocked': '{region} can no longer be selected; remove it.',
    'technical.packageRegions.duplicate': '{region} is there twice; remove one.',

    'testDrive.maxConcurrent.range': 'Allow at least one test drive at a time, and at most {max}.',
    'testDrive.durationHours.integer': 'Use whole hours.',
    'testDrive.webApiUrl.version': 'Enter the service root, ending in /api/data/v9.0.',

    'supplemental.scenario.required': 'Upload the PDF with your main usage scenarios.',
    'submission.notes.required': 'Tell reviewers how to test: account, address, steps, expected result.',
  },
  fr: {
    'identity.offerId.required': 'Donnez un ID à l’offre.',
    'identity.offerId.format':
      'Utilisez uniquement des lettres minuscules, des chiffres, des traits d’union et des traits de soulignement, sans espace.',
    'identity.offerId.tooLong':
      'L’ID d’éditeur et l’ID d’offre doivent rester ensemble sous 40 caractères (actuellement {n}).',
    'identity.offerId.tooLongAlone': 'L’ID d’offre compte {n} caractères ; la limite est {max}.',
    'identity.offerId.duplicate': 'Vous avez déjà une offre avec cet ID.',
    'identity.offerId.immutable': 'L’ID de l’offre ne peut plus être modifié une fois l’offre créée.',
    'identity.alias.required': 'Donnez un nom interne à l’offre.',
    'identity.alias.immutable': 'L’alias de l’offre ne peut plus être modifié une fois l’offre créée.',
    'identity.type.unknown': 'Il n’existe pas de type d’offre « {value} » ; choisissez parmi {choices}.',
    'identity.type.immutable': 'Le type de l’offre ne peut plus être modifié une fois l’offre créée.',
    'identity.publisher.immutable': 'L’éditeur ne peut plus être modifié une fois l’offre créée.',

    'setup.listingOption.required': 'Choisissez comment les clients obtiennent l’offre.',
    'setup.trialUrl.required': 'Saisissez l’adresse de votre essai gratuit.',
    'setup.licensing.immutable':
      'La gestion des licences a été décidée à la publication et ne change plus ; reprenez l’option précédente.',
    'setup.testDrive.type.required': 'Sélectionnez un type de version d’évaluation.',
    'setup.leads.required': 'Connectez une destination de prospects : ce mode recueille les coordonnées des clients.',
    'setup.leads.connectionFailed': 'Le prospect d’essai n’a pas été accepté : {reason}.',
    'setup.leads.connectionIds.invalid': 'Une connexion de cette offre n’existe plus ; choisissez-en une autre.',
    'setup.leads.connectionIds.kind':
      'Aucune des connexions choisies ne mène à ce type de destination ; choisissez-en une qui convient.',

    'properties.category.required': 'Sélectionnez au moins une catégorie.',
    'properties.category.duplicate': 'Les catégories principale et secondaire doivent être différentes.',
    'properties.category.storefront':
      '« {value} » appartient à une autre vitrine ; sélectionnez une catégorie de celle-ci.',
    'properties.subcategories.required':
      'Choisissez une ou deux sous-catégories pour {category}, ou « Non applicable ».',
    'properties.subcategories.tooMany': 'Choisissez au plus deux sous-catégories pour {category}.',
    'properties.subcategories.orphan':
      '« {value} » n’est pas une sous-catégorie de {category} ; choisissez-en une autre.',
    'properties.subcategories.exclusive':
      '« Non applicable » exclut les autres sous-catégories de {category} ; gardez l’un ou l’autre.',
    'properties.industries.tooMany': 'Choisissez au plus deux secteurs.',
    'properties.industries.duplicate': '« {value} » est choisi deux fois ; retirez-en un.',
    'properties.industries.verticals.tooMany': 'Choisissez au plus deux sous-secteurs pour {industry}.',
    'properties.industries.verticals.orphan':
      '« {value} » n’est pas un sous-secteur de {industry} ; choisissez-en un autre.',
    'properties.products.required': 'Sélectionnez les produits avec lesquels l’application fonctionne.',
    'properties.appVersion.format':
      'Écrivez la version sous la forme de deux à quatre nombres séparés par des points, par exemple 1.0 ou 2.4.0.1.',
    'properties.appVersion.notIncreased':
      'La version en ligne est {live} ; augmentez la version quand le package change, et ne la diminuez jamais.',
    'properties.terms.required': 'Saisissez vos conditions ou l’adresse où elles sont publiées.',
    'properties.terms.tooLong':
      'Les conditions comptent {n} caractères ; la limite est {max}. Publiez-les à une adresse et saisissez celle-ci.',

    'listing.name.required': 'Donnez un nom à l’offre.',
    'listing.name.tooLong': 'Le nom compte {n} caractères ; la limite est {max}.',
    'listing.name.lineBreak': 'Écrivez le nom sur une seule ligne.',
    'listing.name.emoji': 'Retirez les émojis du nom.',
    'listing.summary.required': 'Dites en une phrase à quoi sert l’offre ; les résultats de recherche l’affichent.',
    'listing.summary.tooLong': 'Le résumé compte {n} caractères ; la limite est {max}.',
    'listing.summary.lineBreak': 'Écrivez le résumé sur une seule ligne.',
    'listing.summary.markup': 'Le résumé s’écrit en texte simple ; retirez-en les balises.',
    'listing.summary.sentences': 'Le résumé compte {n} phrases ; une suffit.',
    'listing.description.required': 'Décrivez l’offre : ce qu’elle est, à qui elle s’adresse et ce qu’elle apporte.',
    'listing.description.tooLong': 'La description compte {n} caractères avec son balisage ; la limite est {max}.',
    'listing.description.tagNotAllowed': 'La balise <{tag}> n’est pas prise en charge et a été retirée.',
    'listing.description.language':
      'Une description qui n’est pas en anglais doit commencer par « This application is available only in … ».',
    'listing.keywords.tooMany': 'Trois mots clés au plus.',
    'listing.keywords.sameAsName':
      'Le nom est déjà pris en compte dans la recherche ; employez un autre mot clé que « {value} ».',
    'listing.worksWith.tooMany': 'Trois produits au plus.',
    'listing.helpUrl.required': 'Saisissez l’adresse où les clients s’informent sur l’offre.',
    'listing.helpUrl.sameAsSupport': 'L’aide et le support doivent être deux pages différentes.',
    'listing.privacyPolicyUrl.required': 'Saisissez l’adresse de votre politique de confidentialité.',
    'listing.supportContact.url.sameAsHelp': 'Le support et l’aide doivent être deux pages différentes.',
    'listing.documents.required': 'Ajoutez au moins un PDF.',
    'listing.documents.tooMany': 'Trois documents au plus.',
    'listing.logos.large.required': 'Chargez un grand logo.',
    'listing.logos.large.size': 'Le grand logo doit mesurer entre 216×216 et 350×350 pixels (le vôtre : {w}×{h}).',
    'listing.logos.large.notSquare': 'Le grand logo doit être carré (le vôtre : {w}×{h}).',
    'listing.logos.medium.size': 'Le logo moyen doit mesurer exactement 90×90 pixels (le vôtre : {w}×{h}).',
    'listing.logos.small.size': 'Le petit logo doit mesurer exactement 48×48 pixels (le vôtre : {w}×{h}).',
    'listing.screenshots.required': 'Ajoutez au moins une capture d’écran.',
    'listing.screenshots.tooMany': 'Cinq captures d’écran au plus.',
    'listing.screenshots.size':
      'Les captures d’écran doivent mesurer exactement 1280×720 pixels. Celle-ci mesure {w}×{h}.',
    'listing.screenshots.captionMissing': 'Dites dans une légende ce que montre la capture d’écran.',
    'listing.screenshots.duplicate': 'C’est la même image que la capture {first} ; montrez autre chose.',
    'listing.videos.tooMany': '{max} vidéos au plus.',
    'listing.videos.thumbnailMissing': 'Chargez une vignette pour cette vidéo.',
    'listing.videos.thumbnailSize':
      'La vignette d’une vidéo doit mesurer exactement 1280×720 pixels. Celle-ci mesure {w}×{h}.',
    'testDrive.listing.videos.thumbnailMissing': 'Chargez une vignette pour cette vidéo.',
    'testDrive.listing.videos.thumbnailSize':
      'La vignette d’une vidéo de version d’évaluation doit mesurer exactement 533×324 pixels. Celle-ci mesure {w}×{h}.',

    'availability.markets.required': 'Sélectionnez au moins un marché.',
    'availability.hideKey.required':
      'Définissez une clé de masquage : le premier aperçu n’est montré qu’à ceux qui la détiennent.',
    'availability.hideKey.format':
      'Dans la clé de masquage, utilisez uniquement des lettres minuscules et des chiffres.',
    'availability.hideKey.weak':
      'Cette clé est facile à deviner ; prenez au moins 8 lettres et chiffres variés, ou faites-en générer une.',
    'availability.hideKey.staysHidden': 'Votre offre restera masquée.',

    'technical.licenseModel.required': 'Choisissez comment l’application est licenciée.',
    'technical.licenseModel.mustBeUser':
      'Les licences gérées ici sont attribuées aux utilisateurs ; choisissez le modèle Utilisateur.',
    'technical.s2s.reviewNotice':
      'Les accès S2S sortant et Secure Store font l’objet d’un examen à part ; l’opérateur vous contactera pour la suite.',
    'technical.applicationConfigurationUrl.reserved': 'Laissez ce champ vide ; il est réservé.',
    'technical.packageUrl.required': 'Saisissez l’adresse du package, ou chargez son fichier.',
    'technical.packageUrl.unreachable': 'Nous n’avons pas pu télécharger le package ({status}).',
    'technical.packageUrl.expired': 'L’adresse signée a expiré ; la publication est bloquée.',
    'technical.packageUrl.expiresSoon': 'L’adresse expire le {date} ; prévoyez au moins un mois.',
    'technical.packageUrl.writable': 'N’accordez que la lecture.',
    'technical.packageUrl.notZip': 'Le package doit être un fichier .zip.',
    'technical.packageFile.notPackage':
      'Aucun package n’a été trouvé dans le fichier ; chargez le .zip préparé pour la place de marché.',
    'technical.multiplePackages.mismatch': 'Le fichier contient {n} packages.',
    'technical.packageRegions.required': 'Ajoutez au moins une région.',
    'technical.packageRegions.restricted': '{region} demande une autorisation de l’opérateur.',
    'technical.packageRegions.blocked': '{region} ne peut plus être sélectionnée ; retirez-la.',
    'technical.packageRegions.duplicate': '{region} figure deux fois ; retirez-en une.',

    'testDrive.maxConcurrent.range': 'Autorisez au moins une évaluation à la fois, et au plus {max}.',
    'testDrive.durationHours.integer': 'Indiquez des heures entières.',
    'testDrive.webApiUrl.version': 'Saisissez la racine du service, terminée par /api/data/v9.0.',

    'supplemental.scenario.required': 'Chargez le PDF de vos principaux scénarios d’utilisation.',
    'submission.notes.required': 'Dites aux réviseurs comment tester : compte, adresse, étapes, résultat attendu.',
  },
}
