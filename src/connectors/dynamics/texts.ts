import { defineMessages } from '#platform/messages'
import { networkTexts } from '../network.ts'

const network = networkTexts('dynamics', 'Dynamics 365')

/** What Microsoft Entra and Dataverse may answer: what happened and, under `.fix`, how to mend it. */
export const dynamicsTexts = defineMessages({
  en: {
    ...network.en,
    'leads.dynamics.delivered': 'The lead is in Dynamics 365 ({status}).',
    'leads.dynamics.delivered_before': 'The lead was there already: our own repeat ({status}).',
    'leads.dynamics.url_shape': 'This is not the address of a Dynamics 365 environment.',
    'leads.dynamics.url_shape.fix':
      'Use the environment URL, not the maker-portal or sign-in URL: https://name.crm4.dynamics.com.',
    'leads.dynamics.directory_shape': 'A Directory ID is a GUID (only 0–9 and a–f) or a domain.',
    'leads.dynamics.directory_shape.fix': 'Copy the Directory (tenant) ID from the directory’s properties page.',
    'leads.dynamics.client_shape': 'An Application ID is a GUID.',
    'leads.dynamics.client_shape.fix': 'Copy the Application (client) ID from the application’s overview.',
    'leads.dynamics.user_client': 'This marketplace has no application of its own that signs users in to Dynamics.',
    'leads.dynamics.user_client.fix':
      'Enter the ID of a public client application of your directory; or better, choose an application with a secret.',
    'leads.dynamics.user_shape': 'A user name looks like name@organisation.onmicrosoft.com.',
    'leads.dynamics.secret_shape': 'The secret contains a character that no secret has; perhaps a line break.',
    'leads.dynamics.secret_looks_like_id': 'This looks like the secret’s ID, not its value.',
    'leads.dynamics.secret_looks_like_id.fix':
      'The value is in the column beside it, shown only when the secret is made.',
    'leads.dynamics.certificate_shape': 'This is not an RSA certificate together with its private key in PEM.',
    'leads.dynamics.certificate_shape.fix':
      'Paste both blocks, BEGIN CERTIFICATE and BEGIN PRIVATE KEY, without a password.',
    'leads.dynamics.password_ends':
      'Passwords end, often after 90 days; then leads stop. An application is the safer way.',
    'leads.dynamics.expiry_unknown':
      'Enter when the secret expires: Entra’s secrets live 24 months at most, and then leads stop.',
    'leads.dynamics.source_code': 'A lead source code is a whole number.',
    'leads.dynamics.date': 'This is not a date.',
    'leads.dynamics.sign_in': 'Dynamics refused the account this connection signs in with: {reason}.',
    'leads.dynamics.sign_in.fix':
      'User account: check user name, password, licence and access to this environment; accounts with multi-factor sign-in cannot be used. App: check directory, application and secret, then add the application as an application user with a role.',
    'leads.dynamics.sign_in.reason.password': 'the user name or password is wrong',
    'leads.dynamics.sign_in.reason.unknown': 'the directory has no such user',
    'leads.dynamics.sign_in.reason.expired': 'the password has expired',
    'leads.dynamics.sign_in.reason.disabled': 'the account is disabled',
    'leads.dynamics.sign_in.reason.locked': 'the account is locked',
    'leads.dynamics.sign_in.reason.multi-factor': 'it asks for multi-factor sign-in, which a program cannot do',
    'leads.dynamics.sign_in.reason.consent': 'nobody consented to the application in that directory',
    'leads.dynamics.sign_in.reason.not-member': 'it is not a user of this environment',
    'leads.dynamics.sign_in.reason.application': 'the environment does not take its token',
    'leads.dynamics.column_denied': 'The account may create leads but not fill the column {attribute}.',
    'leads.dynamics.column_denied.fix':
      'Give the Lead Writer role (or a column security profile) create permission on that column, or turn that column off in the mapping.',
    'leads.dynamics.forbidden': 'The environment refused the call: {reason}.',
    'leads.dynamics.forbidden.fix':
      'Give the (application) user the role Lead Writer. If an IP firewall or a policy is named, let the addresses of this marketplace through.',
    'leads.dynamics.tenant_not_found': 'No directory exists with this Directory ID.',
    'leads.dynamics.tenant_not_found.fix': 'Copy the Directory (tenant) ID from the directory’s properties page.',
    'leads.dynamics.no_role': 'The account has no security role in this environment.',
    'leads.dynamics.no_role.fix': 'Assign the Lead Writer role to the (application) user.',
    'leads.dynamics.app_not_found': 'This Application ID is not registered in that directory.',
    'leads.dynamics.app_not_found.fix':
      'Copy the Application (client) ID from the app’s overview; check that the directory is the app’s.',
    'leads.dynamics.tenant_malformed': 'The Directory ID is neither an ID nor a domain.',
    'leads.dynamics.tenant_malformed.fix': 'Copy the Directory (tenant) ID from the directory’s properties page.',
    'leads.dynamics.secret_invalid': 'The client secret was refused.',
    'leads.dynamics.secret_invalid.fix': 'Create a new secret and paste its value (not its ID).',
    'leads.dynamics.certificate_refused': 'The certificate was refused.',
    'leads.dynamics.certificate_refused.fix':
      'Upload the same certificate to the application in Entra, and check that it is still valid.',
    'leads.dynamics.timeout': 'No answer from {url} in 2 minutes.',
    'leads.dynamics.timeout.fix': 'Offer setup › Customer leads › URL: check that it is a live Dynamics environment.',
    'leads.dynamics.cut_off': 'No complete answer from {url}: {reason}.',
    'leads.dynamics.cut_off.fix': 'Nothing to do: the lead is sent again, under the same id.',
    'leads.dynamics.cut_off.reason.refused': 'the connection was refused',
    'leads.dynamics.cut_off.reason.unreachable': 'the network does not reach it',
    'leads.dynamics.cut_off.reason.reset': 'the connection was cut',
    'leads.dynamics.cut_off.reason.not-http': 'what came back is not HTTP',
    'leads.dynamics.cut_off.reason.headers-too-large': 'the headers of the answer are too large',
    'leads.dynamics.secret_expired': 'The client secret expired. Date entered here: {date}.',
    'leads.dynamics.secret_expired.fix': 'Create a new one; set its expiry date here to be reminded.',
    'leads.dynamics.resource': 'The directory does not know this environment.',
    'leads.dynamics.resource.fix': 'URL and directory belong to different organisations: check both.',
    'leads.dynamics.credentials': 'Microsoft Entra refused the sign-in ({reason}).',
    'leads.dynamics.credentials.fix': 'See its answer below; check directory, application and secret.',
    'leads.dynamics.other_tenant':
      'The environment belongs to the directory {tenant}, and another Directory ID is entered.',
    'leads.dynamics.other_tenant.fix': 'Use the environment’s own directory.',
    'leads.dynamics.not_dynamics': '{url} does not answer like Dynamics.',
    'leads.dynamics.not_dynamics.fix': 'Check the URL.',
    'leads.dynamics.privilege': 'The role lacks {privilege}.',
    'leads.dynamics.privilege.fix': 'Add what is missing to the role.',
    'leads.dynamics.throttled': 'Dynamics asked to slow down ({status}).',
    'leads.dynamics.throttled.fix': 'Nothing to do: sending goes on as soon as it allows.',
    'leads.dynamics.rejected': 'Dynamics refused this lead: {reason}.',
    'leads.dynamics.rejected.fix':
      'Fill the column it names with the custom mapping, or change its rules; then send the lead again.',
    'leads.dynamics.cut': 'The column {attribute} was cut; its whole value is in the description.',
    'leads.dynamics.option_value': 'An option value is not in your option set; lead source and rating were left out.',
    'leads.dynamics.option_value.fix': 'Pick a value of your option set as the lead source code.',
    'leads.dynamics.duplicate': 'Your duplicate rule matched an existing record.',
    'leads.dynamics.plugin': 'A plug-in in your environment refused the lead: {reason}.',
    'leads.dynamics.plugin.fix': 'Fix the plug-in, or add the field it wants in the mapping; then send the lead again.',
    'leads.dynamics.no_lead_table': 'The environment has no table Lead.',
    'leads.dynamics.no_lead_table.fix': 'Install Dynamics 365 Sales in it, or use another environment.',
    'leads.dynamics.no_column': 'The table Lead has no column {attribute} that can be filled.',
    'leads.dynamics.no_column.fix': 'Use the logical name of a column in the mapping.',
    'leads.dynamics.column_secured': 'The column {attribute} is under column security.',
    'leads.dynamics.column_secured.fix': 'The application user needs a profile that may create it.',
  },
  fr: {
    ...network.fr,
    'leads.dynamics.delivered': 'Le prospect est dans Dynamics 365 ({status}).',
    'leads.dynamics.delivered_before': 'Le prospect y était déjà : notre propre répétition ({status}).',
    'leads.dynamics.url_shape': 'Ce n’est pas l’adresse d’un environnement Dynamics 365.',
    'leads.dynamics.url_shape.fix':
      'Utilisez l’URL de l’environnement, pas celle du portail de création ni de connexion : https://nom.crm4.dynamics.com.',
    'leads.dynamics.directory_shape': 'Un ID d’annuaire est un GUID (seulement 0–9 et a–f) ou un domaine.',
    'leads.dynamics.directory_shape.fix':
      'Copiez l’ID d’annuaire (locataire) depuis la page de propriétés de l’annuaire.',
    'leads.dynamics.client_shape': 'Un ID d’application est un GUID.',
    'leads.dynamics.client_shape.fix': 'Copiez l’ID d’application (client) depuis la vue d’ensemble de l’application.',
    'leads.dynamics.user_client':
      'Cette place de marché n’a pas d’application à elle pour connecter des utilisateurs à Dynamics.',
    'leads.dynamics.user_client.fix':
      'Saisissez l’ID d’une application cliente publique de votre annuaire ; ou mieux, choisissez une application avec un secret.',
    'leads.dynamics.user_shape': 'Un nom d’utilisateur a la forme nom@organisation.onmicrosoft.com.',
    'leads.dynamics.secret_shape': 'Le secret contient un caractère qu’aucun secret n’a, peut-être un saut de ligne.',
    'leads.dynamics.secret_looks_like_id': 'Cela ressemble à l’ID du secret, pas à sa valeur.',
    'leads.dynamics.secret_looks_like_id.fix':
      'La valeur est dans la colonne voisine, montrée seulement à la création du secret.',
    'leads.dynamics.certificate_shape': 'Ce n’est pas un certificat RSA accompagné de sa clé privée en PEM.',
    'leads.dynamics.certificate_shape.fix':
      'Collez les deux blocs, BEGIN CERTIFICATE et BEGIN PRIVATE KEY, sans mot de passe.',
    'leads.dynamics.password_ends':
      'Les mots de passe expirent, souvent après 90 jours ; l’envoi s’arrête alors. Une application est plus sûre.',
    'leads.dynamics.expiry_unknown':
      'Indiquez quand le secret expire : ceux d’Entra vivent au plus 24 mois, puis l’envoi s’arrête.',
    'leads.dynamics.source_code': 'Un code de source est un nombre entier.',
    'leads.dynamics.date': 'Ce n’est pas une date.',
    'leads.dynamics.sign_in': 'Dynamics a refusé le compte de cette connexion : {reason}.',
    'leads.dynamics.sign_in.fix':
      'Compte d’utilisateur : vérifiez nom, mot de passe, licence et accès à cet environnement ; les comptes à authentification multifacteur ne conviennent pas. Application : vérifiez annuaire, application et secret, puis ajoutez l’application comme utilisateur d’application doté d’un rôle.',
    'leads.dynamics.sign_in.reason.password': 'le nom d’utilisateur ou le mot de passe est faux',
    'leads.dynamics.sign_in.reason.unknown': 'l’annuaire n’a pas cet utilisateur',
    'leads.dynamics.sign_in.reason.expired': 'le mot de passe a expiré',
    'leads.dynamics.sign_in.reason.disabled': 'le compte est désactivé',
    'leads.dynamics.sign_in.reason.locked': 'le compte est verrouillé',
    'leads.dynamics.sign_in.reason.multi-factor':
      'il demande une authentification multifacteur, impossible pour un programme',
    'leads.dynamics.sign_in.reason.consent': 'personne n’a donné son consentement à l’application dans cet annuaire',
    'leads.dynamics.sign_in.reason.not-member': 'ce n’est pas un utilisateur de cet environnement',
    'leads.dynamics.sign_in.reason.application': 'l’environnement n’accepte pas son jeton',
    'leads.dynamics.column_denied': 'Le compte peut créer des prospects mais pas remplir la colonne {attribute}.',
    'leads.dynamics.column_denied.fix':
      'Donnez au rôle Lead Writer (ou à un profil de sécurité de colonne) le droit de création sur cette colonne, ou désactivez-la dans la correspondance.',
    'leads.dynamics.forbidden': 'L’environnement a refusé l’appel : {reason}.',
    'leads.dynamics.forbidden.fix':
      'Donnez le rôle Lead Writer à l’utilisateur (d’application). Si un pare-feu IP ou une stratégie est en cause, laissez passer les adresses de cette place de marché.',
    'leads.dynamics.tenant_not_found': 'Aucun annuaire n’a cet ID.',
    'leads.dynamics.tenant_not_found.fix':
      'Copiez l’ID d’annuaire (locataire) depuis la page de propriétés de l’annuaire.',
    'leads.dynamics.no_role': 'Le compte n’a pas de rôle de sécurité dans cet environnement.',
    'leads.dynamics.no_role.fix': 'Attribuez le rôle Lead Writer à l’utilisateur (d’application).',
    'leads.dynamics.app_not_found': 'Cet ID d’application n’est pas inscrit dans cet annuaire.',
    'leads.dynamics.app_not_found.fix':
      'Copiez l’ID d’application (client) depuis sa vue d’ensemble ; vérifiez que l’annuaire est celui de l’application.',
    'leads.dynamics.tenant_malformed': 'L’ID d’annuaire n’est ni un identifiant ni un domaine.',
    'leads.dynamics.tenant_malformed.fix':
      'Copiez l’ID d’annuaire (locataire) depuis la page de propriétés de l’annuaire.',
    'leads.dynamics.secret_invalid': 'Le secret client a été refusé.',
    'leads.dynamics.secret_invalid.fix': 'Créez un nouveau secret et collez sa valeur (pas son ID).',
    'leads.dynamics.certificate_refused': 'Le certificat a été refusé.',
    'leads.dynamics.certificate_refused.fix':
      'Ajoutez le même certificat à l’application dans Entra, et vérifiez qu’il est encore valable.',
    'leads.dynamics.timeout': 'Pas de réponse de {url} en 2 minutes.',
    'leads.dynamics.timeout.fix':
      'Configuration de l’offre › Prospects › URL : vérifiez que c’est un environnement Dynamics actif.',
    'leads.dynamics.cut_off': 'Pas de réponse complète de {url} : {reason}.',
    'leads.dynamics.cut_off.fix': 'Rien à faire : le prospect est renvoyé, sous le même identifiant.',
    'leads.dynamics.cut_off.reason.refused': 'la connexion a été refusée',
    'leads.dynamics.cut_off.reason.unreachable': 'le réseau ne l’atteint pas',
    'leads.dynamics.cut_off.reason.reset': 'la connexion a été coupée',
    'leads.dynamics.cut_off.reason.not-http': 'ce qui est revenu n’est pas du HTTP',
    'leads.dynamics.cut_off.reason.headers-too-large': 'les en-têtes de la réponse sont trop grands',
    'leads.dynamics.secret_expired': 'Le secret client a expiré. Date saisie ici : {date}.',
    'leads.dynamics.secret_expired.fix': 'Créez-en un nouveau ; indiquez ici sa date d’expiration pour être averti.',
    'leads.dynamics.resource': 'L’annuaire ne connaît pas cet environnement.',
    'leads.dynamics.resource.fix': 'L’URL et l’annuaire sont de deux organisations différentes : vérifiez les deux.',
    'leads.dynamics.credentials': 'Microsoft Entra a refusé la connexion ({reason}).',
    'leads.dynamics.credentials.fix': 'Voyez sa réponse ci-dessous ; vérifiez annuaire, application et secret.',
    'leads.dynamics.other_tenant':
      'L’environnement appartient à l’annuaire {tenant}, et un autre ID d’annuaire est saisi.',
    'leads.dynamics.other_tenant.fix': 'Utilisez l’annuaire de l’environnement.',
    'leads.dynamics.not_dynamics': '{url} ne répond pas comme Dynamics.',
    'leads.dynamics.not_dynamics.fix': 'Vérifiez l’URL.',
    'leads.dynamics.privilege': 'Il manque au rôle : {privilege}.',
    'leads.dynamics.privilege.fix': 'Ajoutez au rôle ce qui manque.',
    'leads.dynamics.throttled': 'Dynamics demande de ralentir ({status}).',
    'leads.dynamics.throttled.fix': 'Rien à faire : l’envoi reprend dès qu’il le permet.',
    'leads.dynamics.rejected': 'Dynamics a refusé ce prospect : {reason}.',
    'leads.dynamics.rejected.fix':
      'Remplissez la colonne qu’il nomme par la correspondance, ou changez ses règles ; puis renvoyez le prospect.',
    'leads.dynamics.cut': 'La colonne {attribute} a été coupée ; sa valeur entière est dans la description.',
    'leads.dynamics.option_value':
      'Une valeur n’est pas dans votre groupe d’options ; la source et l’évaluation n’ont pas été envoyées.',
    'leads.dynamics.option_value.fix': 'Choisissez comme code de source une valeur de votre groupe d’options.',
    'leads.dynamics.duplicate': 'Votre règle de doublons a trouvé une fiche existante.',
    'leads.dynamics.plugin': 'Un plug-in de votre environnement a refusé le prospect : {reason}.',
    'leads.dynamics.plugin.fix':
      'Corrigez le plug-in, ou ajoutez le champ qu’il demande dans la correspondance ; puis renvoyez le prospect.',
    'leads.dynamics.no_lead_table': 'L’environnement n’a pas la table Prospect.',
    'leads.dynamics.no_lead_table.fix': 'Installez-y Dynamics 365 Sales, ou prenez un autre environnement.',
    'leads.dynamics.no_column': 'La table Prospect n’a pas de colonne {attribute} à remplir.',
    'leads.dynamics.no_column.fix': 'Utilisez le nom logique d’une colonne dans la correspondance.',
    'leads.dynamics.column_secured': 'La colonne {attribute} est sous sécurité de colonne.',
    'leads.dynamics.column_secured.fix': 'L’utilisateur d’application a besoin d’un profil qui peut la créer.',
  },
})
