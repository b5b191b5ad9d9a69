import { defineMessages } from '#platform/messages'
import { networkTexts } from '../network.ts'

const network = networkTexts('salesforce', 'Salesforce')

/** What Salesforce may answer: what happened and, under `.fix`, how to mend it. */
export const salesforceTexts = defineMessages({
  en: {
    ...network.en,
    'leads.salesforce.delivered': 'The lead is in Salesforce ({status}).',
    'leads.salesforce.sent': 'Salesforce took the form ({status}). It does not confirm that a lead was made.',
    'leads.salesforce.unconfirmed':
      'Web-to-Lead never confirms, and makes at most 500 leads in 24 hours. REST does better.',
    'leads.salesforce.oid_shape': 'An organisation identifier has 15 or 18 letters and digits and begins with 00D.',
    'leads.salesforce.oid_shape.fix':
      'Paste the form that Salesforce makes, or take it from Setup › Company Information.',
    'leads.salesforce.my_domain': 'This is not the address of a My Domain.',
    'leads.salesforce.my_domain.fix': 'It ends in .my.salesforce.com; see Setup › My Domain.',
    'leads.salesforce.external_id_name': 'The name of a custom field ends in __c.',
    'leads.salesforce.not_processed':
      'Salesforce took the form but did not create the lead (wrong organisation identifier, Web-to-Lead disabled, or reCAPTCHA required).',
    'leads.salesforce.not_processed.fix':
      'Check the identifier; in Setup › Web-to-Lead enable it, turn reCAPTCHA off, and make no picklist field of the web form mandatory.',
    'leads.salesforce.oid': 'Salesforce does not know this organisation identifier.',
    'leads.salesforce.oid.fix':
      'Copy it from Setup › Company Information, and check that production or sandbox is chosen rightly.',
    'leads.salesforce.storage': 'The organisation’s data storage is full: {reason}.',
    'leads.salesforce.storage.fix':
      'Make room in Setup › Storage Usage, or buy more; what waits goes out by itself then.',
    'leads.salesforce.redirect': 'Salesforce redirects to {host}; redirects are not followed.',
    'leads.salesforce.redirect.fix': 'Check the environment and the address in the settings of this connection.',
    'leads.salesforce.form_refused': 'Salesforce refused the form ({status}).',
    'leads.salesforce.form_refused.fix': 'It is tried again. If it stays so, enable Web-to-Lead in Setup.',
    'leads.salesforce.throttled': 'Salesforce asked to slow down ({status}).',
    'leads.salesforce.throttled.fix': 'Nothing to do: sending goes on as soon as it allows.',
    'leads.salesforce.credentials': 'Salesforce refused the consumer key or secret ({reason}).',
    'leads.salesforce.credentials.fix':
      'Copy both again from the connected app. The client credentials flow must be enabled, and its run-as user active.',
    'leads.salesforce.session': 'Salesforce refused a token that it had just given.',
    'leads.salesforce.session.fix':
      'The connected app needs the scope api; check its IP restrictions and session policy.',
    'leads.salesforce.quota': 'The organisation’s daily API limit is used up.',
    'leads.salesforce.quota.fix': 'Sending goes on by itself. See Setup › System Overview for who uses the calls.',
    'leads.salesforce.permission': 'The user of the connected app may not do this ({reason}).',
    'leads.salesforce.permission.fix': 'Give it API Enabled, and create and edit on Lead, by a permission set.',
    'leads.salesforce.external_id': 'The Lead has no external ID field {field} that this user can see.',
    'leads.salesforce.external_id.fix':
      'Create a unique external-ID text(36) field on Lead, and make it visible to the user.',
    'leads.salesforce.rejected': 'Salesforce refused this lead: {reason}.',
    'leads.salesforce.rejected.fix':
      'Fill the field it names with the custom mapping, or make it not mandatory; then send the lead again.',
    'leads.salesforce.duplicate': 'A duplicate rule of yours matched an existing record.',
    'leads.salesforce.duplicate.fix': 'Choose in the settings what is to happen then, or merge the records.',
    'leads.salesforce.not_unique': 'Several leads share one id: the field {field} is not marked Unique.',
    'leads.salesforce.not_unique.fix': 'Mark it Unique in the Object Manager.',
    'leads.salesforce.field_denied': 'The user may not fill the field {field}.',
    'leads.salesforce.field_denied.fix':
      'Give edit access to it by field-level security, or take it out of the mapping.',
    'leads.salesforce.field_left': 'The field {field} was refused ({reason}); its value is in the description.',
    'leads.salesforce.field_cut': 'The field {field} was cut; its whole value is in the description.',
  },
  fr: {
    ...network.fr,
    'leads.salesforce.delivered': 'La piste est dans Salesforce ({status}).',
    'leads.salesforce.sent': 'Salesforce a reçu le formulaire ({status}). Il ne confirme pas qu’une piste a été créée.',
    'leads.salesforce.unconfirmed':
      'Web-to-Lead ne confirme jamais, et crée au plus 500 pistes par 24 heures. REST fait mieux.',
    'leads.salesforce.oid_shape': 'Un identifiant d’organisation a 15 ou 18 lettres et chiffres et commence par 00D.',
    'leads.salesforce.oid_shape.fix':
      'Collez le formulaire produit par Salesforce, ou prenez-le dans Configuration › Informations sur la société.',
    'leads.salesforce.my_domain': 'Ce n’est pas une adresse Mon domaine.',
    'leads.salesforce.my_domain.fix': 'Elle se termine par .my.salesforce.com ; voyez Configuration › Mon domaine.',
    'leads.salesforce.external_id_name': 'Le nom d’un champ personnalisé se termine par __c.',
    'leads.salesforce.not_processed':
      'Salesforce a reçu le formulaire mais n’a pas créé la piste (mauvais identifiant d’organisation, Web-to-Lead désactivé ou reCAPTCHA exigé).',
    'leads.salesforce.not_processed.fix':
      'Vérifiez l’identifiant ; dans Configuration › Web-to-Lead, activez-le, désactivez reCAPTCHA et ne rendez obligatoire aucun champ de liste du formulaire web.',
    'leads.salesforce.oid': 'Salesforce ne connaît pas cet identifiant d’organisation.',
    'leads.salesforce.oid.fix':
      'Copiez-le depuis Configuration › Informations sur la société, et vérifiez le choix entre production et bac à sable.',
    'leads.salesforce.storage': 'Le stockage de données de l’organisation est plein : {reason}.',
    'leads.salesforce.storage.fix':
      'Faites de la place dans Configuration › Utilisation du stockage, ou augmentez-le ; ce qui attend part ensuite de lui-même.',
    'leads.salesforce.redirect': 'Salesforce redirige vers {host} ; les redirections ne sont pas suivies.',
    'leads.salesforce.redirect.fix': 'Vérifiez l’environnement et l’adresse dans les réglages de cette connexion.',
    'leads.salesforce.form_refused': 'Salesforce a refusé le formulaire ({status}).',
    'leads.salesforce.form_refused.fix':
      'Un nouvel essai suit. Si cela dure, activez Web-to-Lead dans la Configuration.',
    'leads.salesforce.throttled': 'Salesforce demande de ralentir ({status}).',
    'leads.salesforce.throttled.fix': 'Rien à faire : l’envoi reprend dès qu’il le permet.',
    'leads.salesforce.credentials': 'Salesforce a refusé la clé ou le secret du consommateur ({reason}).',
    'leads.salesforce.credentials.fix':
      'Recopiez les deux depuis l’application connectée. Le flux d’informations d’identification du client doit être activé, et son utilisateur actif.',
    'leads.salesforce.session': 'Salesforce a refusé un jeton qu’il venait de donner.',
    'leads.salesforce.session.fix':
      'L’application connectée a besoin de la portée api ; vérifiez ses restrictions d’adresses IP et de session.',
    'leads.salesforce.quota': 'La limite quotidienne d’API de l’organisation est épuisée.',
    'leads.salesforce.quota.fix':
      'L’envoi reprendra de lui-même. Voyez dans Configuration › Présentation du système qui utilise les appels.',
    'leads.salesforce.permission': 'L’utilisateur de l’application connectée n’en a pas le droit ({reason}).',
    'leads.salesforce.permission.fix':
      'Donnez-lui API activée, et créer et modifier sur Piste, par un ensemble d’autorisations.',
    'leads.salesforce.external_id':
      'La Piste n’a pas de champ d’identifiant externe {field} visible par cet utilisateur.',
    'leads.salesforce.external_id.fix':
      'Créez sur Piste un champ texte(36) unique, identifiant externe, et rendez-le visible à l’utilisateur.',
    'leads.salesforce.rejected': 'Salesforce a refusé ce prospect : {reason}.',
    'leads.salesforce.rejected.fix':
      'Remplissez le champ qu’il nomme par la correspondance, ou rendez-le facultatif ; puis renvoyez le prospect.',
    'leads.salesforce.duplicate': 'Une de vos règles de doublons a trouvé un enregistrement existant.',
    'leads.salesforce.duplicate.fix':
      'Choisissez dans les réglages ce qui doit se passer alors, ou fusionnez les fiches.',
    'leads.salesforce.not_unique':
      'Plusieurs pistes ont le même identifiant : le champ {field} n’est pas marqué Unique.',
    'leads.salesforce.not_unique.fix': 'Marquez-le Unique dans le Gestionnaire d’objets.',
    'leads.salesforce.field_denied': 'L’utilisateur ne peut pas remplir le champ {field}.',
    'leads.salesforce.field_denied.fix':
      'Donnez-lui l’accès en modification par la sécurité au niveau du champ, ou retirez-le de la correspondance.',
    'leads.salesforce.field_left': 'Le champ {field} a été refusé ({reason}) ; sa valeur est dans la description.',
    'leads.salesforce.field_cut': 'Le champ {field} a été coupé ; sa valeur entière est dans la description.',
  },
})
