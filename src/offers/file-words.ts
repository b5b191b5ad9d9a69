/** Why a file is refused, or let in with a remark: the same for every field that takes files. */
export const fileWords = {
  en: {
    'asset.empty': 'The file “{filename}” is empty; choose it again.',
    'asset.filename': 'The file has no name; give it one.',
    'asset.notPng': 'The image “{filename}” is not a PNG; save it as PNG and upload it again.',
    'asset.notPdf': 'The document “{filename}” is not a PDF; save it as PDF and upload it again.',
    'asset.notZip': 'The package “{filename}” is not a .zip file; upload the .zip.',
    'asset.damagedImage': 'The image “{filename}” cannot be read whole; save it again and upload it.',
    'asset.animated': 'The image “{filename}” is animated; upload a still one.',
    'asset.tooManyBytes': 'The file “{filename}” is larger than {max} MB; make it smaller.',
    'asset.damagedPdf': 'The document “{filename}” cannot be read; export it again and upload it.',
    'asset.encryptedPdf': 'The document “{filename}” is encrypted; save it without a password.',
    'asset.activePdf': 'The document “{filename}” contains {what}; remove it and upload the document again.',
    'asset.slowPdf': 'The document “{filename}” takes too long to check; simplify it and upload it again.',
    'asset.damagedZip': 'The package “{filename}” cannot be read; build it again.',
    'asset.unsafeZip':
      'The package “{filename}” has an entry with an unsafe path ({entry}); build it again without it.',
    'asset.hugeZip': 'The package “{filename}” unpacks to more than is allowed ({what}); make it smaller.',
    'asset.encryptedZip': 'The package “{filename}” is encrypted; build it without a password.',
    'asset.warning.blurry':
      'The image “{filename}” looks blurry; reviewers refuse blurry images. Upload a sharper one.',
    'asset.warning.plainBackground': 'The logo has a plain {colour} background; make it transparent or coloured.',
    'asset.warning.untitledPdf': 'The document “{filename}” has no title in its properties; give it one.',
    'asset.warning.noText':
      'The document “{filename}” has no text, only pictures; search engines and screen readers find nothing.',
    'asset.warning.sameContent': 'You uploaded the same content before, as “{other}”.',
  },
  fr: {
    'asset.empty': 'Le fichier « {filename} » est vide ; choisissez-le à nouveau.',
    'asset.filename': 'Le fichier n’a pas de nom ; donnez-lui-en un.',
    'asset.notPng': 'L’image « {filename} » n’est pas un PNG ; enregistrez-la en PNG et chargez-la à nouveau.',
    'asset.notPdf': 'Le document « {filename} » n’est pas un PDF ; enregistrez-le en PDF et chargez-le à nouveau.',
    'asset.notZip': 'Le package « {filename} » n’est pas un fichier .zip ; chargez le .zip.',
    'asset.damagedImage':
      'L’image « {filename} » ne peut pas être lue en entier ; enregistrez-la à nouveau et chargez-la.',
    'asset.animated': 'L’image « {filename} » est animée ; chargez une image fixe.',
    'asset.tooManyBytes': 'Le fichier « {filename} » dépasse {max} Mo ; réduisez-le.',
    'asset.damagedPdf': 'Le document « {filename} » ne peut pas être lu ; exportez-le à nouveau et chargez-le.',
    'asset.encryptedPdf': 'Le document « {filename} » est chiffré ; enregistrez-le sans mot de passe.',
    'asset.activePdf':
      'Le document « {filename} » contient {what} ; retirez cet élément et chargez le document à nouveau.',
    'asset.slowPdf':
      'La vérification du document « {filename} » prend trop de temps ; simplifiez-le et chargez-le à nouveau.',
    'asset.damagedZip': 'Le package « {filename} » ne peut pas être lu ; reconstruisez-le.',
    'asset.unsafeZip':
      'Le package « {filename} » a une entrée au chemin dangereux ({entry}) ; reconstruisez-le sans elle.',
    'asset.hugeZip': 'Le package « {filename} » dépasse, décompressé, ce qui est permis ({what}) ; réduisez-le.',
    'asset.encryptedZip': 'Le package « {filename} » est chiffré ; reconstruisez-le sans mot de passe.',
    'asset.warning.blurry':
      'L’image « {filename} » paraît floue ; les images floues sont refusées. Chargez-en une plus nette.',
    'asset.warning.plainBackground': 'Le logo a un fond uni {colour} ; rendez-le transparent ou coloré.',
    'asset.warning.untitledPdf': 'Le document « {filename} » n’a pas de titre dans ses propriétés ; donnez-lui-en un.',
    'asset.warning.noText':
      'Le document « {filename} » ne contient que des images, sans texte ; moteurs de recherche et lecteurs d’écran n’y trouvent rien.',
    'asset.warning.sameContent': 'Vous avez déjà chargé le même contenu, sous le nom « {other} ».',
  },
}
