/** Technical configuration (spec "offers" 3.6): what is installed for a customer, and where. */
import { type Page, words } from '../offer-type.ts'

export const technical: Page = {
  key: 'technical',
  label: words('Technical configuration', 'Configuration technique'),
  scope: 'offer',
  blocking: true,
  comparable: true,
  sections: [
    {
      key: 'licensing',
      label: words('Licensing and access', 'Licences et accès'),
      fields: [
        {
          key: 'technical.licenseModel',
          type: 'enum',
          label: words('Base licence model', 'Modèle de licence de base'),
          required: true,
          options: [
            {
              value: 'resource',
              label: words('Resource', 'Ressource'),
              help: words('Licensed per instance.', 'Licence par instance.'),
            },
            {
              value: 'user',
              label: words('User', 'Utilisateur'),
              help: words(
                'Licences are assigned to users of each tenant. Needed when licences are managed here.',
                'Les licences sont attribuées aux utilisateurs de chaque client. Requis si les licences sont gérées ici.',
              ),
            },
          ],
          seenBy: ['publisher', 'reviewer'],
        },
        {
          key: 'technical.requiresS2SSecureStore',
          type: 'boolean',
          label: words(
            'Requires S2S outbound and CRM Secure Store access',
            'Nécessite un accès S2S sortant et au CRM Secure Store',
          ),
          help: words(
            'Asks for a special review, with further steps between you and the operator.',
            'Demande un examen particulier, avec des étapes supplémentaires entre vous et l’opérateur.',
          ),
          required: false,
          default: false,
          seenBy: ['publisher', 'reviewer'],
        },
      ],
    },
    {
      key: 'package',
      label: words('CRM package', 'Package CRM'),
      fields: [
        {
          key: 'technical.applicationConfigurationUrl',
          type: 'url',
          label: words('Application configuration URL', 'URL de configuration de l’application'),
          help: words('Reserved: leave it empty.', 'Réservé : laissez ce champ vide.'),
          required: false,
          max: 2048,
          seenBy: ['publisher'],
        },
        {
          key: 'technical.packageUrl',
          type: 'url',
          label: words('URL of your package location', 'URL de l’emplacement du package'),
          help: words(
            'The .zip in blob storage, with a signed token that reads only and lasts a month or more. It is copied when you submit. Or upload the file below.',
            'Le fichier .zip dans un stockage d’objets blob, avec un jeton signé en lecture seule valable un mois ou plus. Il est copié à la soumission. Ou chargez le fichier ci-dessous.',
          ),
          placeholder: words(
            'https://contoso.blob.core.windows.net/packages/app.zip?sp=r&se=…',
            'https://contoso.blob.core.windows.net/packages/app.zip?sp=r&se=…',
          ),
          required: { key: 'technical.packageFile', empty: true },
          max: 2048,
          seenBy: ['publisher', 'reviewer'],
        },
        {
          key: 'technical.packageFile',
          codes: { format: 'technical.packageUrl.notZip' },
          type: 'asset',
          asset: 'package',
          label: words('Package file', 'Fichier du package'),
          help: words('Instead of an address: the .zip itself.', 'Au lieu d’une adresse : le fichier .zip lui-même.'),
          required: false,
          seenBy: ['publisher', 'reviewer'],
        },
        {
          key: 'technical.multiplePackages',
          type: 'boolean',
          label: words(
            'There is more than one CRM package in my package file',
            'Mon fichier contient plusieurs packages CRM',
          ),
          help: words(
            'All packages are then inside the one .zip.',
            'Tous les packages se trouvent alors dans le même fichier .zip.',
          ),
          required: false,
          default: false,
          seenBy: ['publisher', 'reviewer'],
        },
      ],
    },
    {
      key: 'regions',
      label: words('Package regions', 'Régions du package'),
      fields: [
        {
          key: 'technical.packageRegions',
          type: 'list',
          label: words('Package regions', 'Régions du package'),
          itemLabel: words('Region', 'Région'),
          help: words(
            'Datacentre regions where customers can install the package. Sovereign and government regions need an authorisation from the operator.',
            'Régions de centres de données où les clients peuvent installer le package. Les régions souveraines et gouvernementales demandent une autorisation de l’opérateur.',
          ),
          required: true,
          min: 1,
          max: 30,
          seenBy: ['publisher'],
          item: [
            {
              key: 'regionId',
              code: 'technical.packageRegions',
              type: 'taxonomy',
              taxonomy: 'packageRegions',
              label: words('Region', 'Région'),
              required: true,
              seenBy: ['publisher'],
            },
            {
              key: 'configurationUrl',
              code: 'technical.packageRegions.configurationUrl',
              type: 'url',
              label: words('Configuration URL', 'URL de configuration'),
              help: words(
                'Only if this region differs from the others.',
                'Seulement si cette région diffère des autres.',
              ),
              required: false,
              max: 2048,
              seenBy: ['publisher'],
            },
          ],
        },
      ],
    },
  ],
}
