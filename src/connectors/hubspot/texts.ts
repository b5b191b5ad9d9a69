import { defineMessages } from '#platform/messages'
import { networkTexts } from '../network.ts'

const network = networkTexts('hubspot', 'HubSpot')

/** What HubSpot may answer: what happened and, under `.fix`, how to mend it. */
export const hubspotTexts = defineMessages({
  en: {
    ...network.en,
    'leads.hubspot.delivered': 'The contact is in HubSpot, with a note of the lead.',
    'leads.hubspot.submitted': 'HubSpot took the form. It makes the contact a little later.',
    'leads.hubspot.token_shape': 'An access token of a private app begins with pat-.',
    'leads.hubspot.token_shape.fix':
      'Copy it from Settings › Integrations › Private Apps. API keys of the older kind do not work any more.',
    'leads.hubspot.property_shape': 'The internal name of a property has lower-case letters, digits and underscores.',
    'leads.hubspot.form_shape': 'No portal ID and form GUID were found in this.',
    'leads.hubspot.form_shape.fix': 'Paste the form’s embed code, or type 12345678/form-guid.',
    'leads.hubspot.token': 'HubSpot refused the access token.',
    'leads.hubspot.token.fix': 'It was rotated, or the private app deleted: copy the current one.',
    'leads.hubspot.scope': 'The private app lacks a scope: {reason}.',
    'leads.hubspot.scope.fix': 'Give it crm.objects.contacts.write, and copy the token again.',
    'leads.hubspot.rate': 'HubSpot asked to slow down ({status}).',
    'leads.hubspot.rate.fix': 'Nothing to do: sending goes on in seconds.',
    'leads.hubspot.quota': 'HubSpot’s daily limit of calls is used up.',
    'leads.hubspot.quota.fix': 'Sending goes on at midnight. See in HubSpot which app uses the calls.',
    'leads.hubspot.rejected': 'HubSpot refused this lead: {reason}.',
    'leads.hubspot.rejected.fix': 'Mend what it names, in the mapping or in HubSpot; then send the lead again.',
    'leads.hubspot.email': 'HubSpot does not take this e-mail address: {reason}.',
    'leads.hubspot.email.fix': 'Use the inbox or an export for this lead.',
    'leads.hubspot.email_missing': 'The lead has no address, and HubSpot knows contacts by it.',
    'leads.hubspot.email_missing.fix': 'Use the inbox or an export for this lead.',
    'leads.hubspot.recaptcha': 'The form asks for a reCAPTCHA, which a program cannot solve.',
    'leads.hubspot.recaptcha.fix': 'Turn it off in the form’s options.',
    'leads.hubspot.form_field': 'The form lacks a field: {reason}.',
    'leads.hubspot.form_field.fix':
      'Add it to the form: email, firstname, lastname, company, jobtitle, phone, country, message.',
    'leads.hubspot.not_found': 'HubSpot does not know this form or address ({status}).',
    'leads.hubspot.not_found.fix': 'Paste the form’s embed code again.',
    'leads.hubspot.property_left': 'The property {property} was refused and left out.',
    'leads.hubspot.property_left.fix': 'Make it in HubSpot, or take it out of the settings.',
    'leads.hubspot.no_property': 'Contacts have no property {property}.',
    'leads.hubspot.no_property.fix':
      'Make it in HubSpot as a single-line text, or let it be made by the switch in the settings.',
    'leads.hubspot.no_note': 'The private app may not write notes: the contact was made without one.',
    'leads.hubspot.no_note.fix': 'Give it crm.objects.contacts.write.',
  },
  fr: {
    ...network.fr,
    'leads.hubspot.delivered': 'Le contact est dans HubSpot, avec une note du prospect.',
    'leads.hubspot.submitted': 'HubSpot a reçu le formulaire. Il crée le contact un peu plus tard.',
    'leads.hubspot.token_shape': 'Le jeton d’accès d’une application privée commence par pat-.',
    'leads.hubspot.token_shape.fix':
      'Copiez-le depuis Paramètres › Intégrations › Applications privées. Les anciennes clés d’API ne fonctionnent plus.',
    'leads.hubspot.property_shape': 'Le nom interne d’une propriété a des minuscules, chiffres et tirets bas.',
    'leads.hubspot.form_shape': 'On n’y trouve pas d’identifiant de portail ni de GUID de formulaire.',
    'leads.hubspot.form_shape.fix':
      'Collez le code d’intégration du formulaire, ou saisissez 12345678/guid-du-formulaire.',
    'leads.hubspot.token': 'HubSpot a refusé le jeton d’accès.',
    'leads.hubspot.token.fix': 'Il a été renouvelé, ou l’application privée supprimée : copiez le jeton actuel.',
    'leads.hubspot.scope': 'Il manque une portée à l’application privée : {reason}.',
    'leads.hubspot.scope.fix': 'Donnez-lui crm.objects.contacts.write, et recopiez le jeton.',
    'leads.hubspot.rate': 'HubSpot demande de ralentir ({status}).',
    'leads.hubspot.rate.fix': 'Rien à faire : l’envoi reprend dans quelques secondes.',
    'leads.hubspot.quota': 'La limite quotidienne d’appels de HubSpot est épuisée.',
    'leads.hubspot.quota.fix': 'L’envoi reprend à minuit. Voyez dans HubSpot quelle application utilise les appels.',
    'leads.hubspot.rejected': 'HubSpot a refusé ce prospect : {reason}.',
    'leads.hubspot.rejected.fix':
      'Corrigez ce qu’il nomme, dans la correspondance ou dans HubSpot ; puis renvoyez le prospect.',
    'leads.hubspot.email': 'HubSpot n’accepte pas cette adresse : {reason}.',
    'leads.hubspot.email.fix': 'Passez par la boîte de réception ou un export pour ce prospect.',
    'leads.hubspot.email_missing': 'Le prospect n’a pas d’adresse, et HubSpot ne connaît les contacts que par elle.',
    'leads.hubspot.email_missing.fix': 'Passez par la boîte de réception ou un export pour ce prospect.',
    'leads.hubspot.recaptcha': 'Le formulaire demande un reCAPTCHA, qu’un programme ne peut pas résoudre.',
    'leads.hubspot.recaptcha.fix': 'Désactivez-le dans les options du formulaire.',
    'leads.hubspot.form_field': 'Il manque un champ au formulaire : {reason}.',
    'leads.hubspot.form_field.fix':
      'Ajoutez-le au formulaire : email, firstname, lastname, company, jobtitle, phone, country, message.',
    'leads.hubspot.not_found': 'HubSpot ne connaît pas ce formulaire ou cette adresse ({status}).',
    'leads.hubspot.not_found.fix': 'Collez de nouveau le code d’intégration du formulaire.',
    'leads.hubspot.property_left': 'La propriété {property} a été refusée et n’a pas été envoyée.',
    'leads.hubspot.property_left.fix': 'Créez-la dans HubSpot, ou retirez-la des réglages.',
    'leads.hubspot.no_property': 'Les contacts n’ont pas de propriété {property}.',
    'leads.hubspot.no_property.fix':
      'Créez-la dans HubSpot comme texte sur une ligne, ou faites-la créer par l’option des réglages.',
    'leads.hubspot.no_note': 'L’application privée ne peut pas écrire de notes : le contact a été créé sans note.',
    'leads.hubspot.no_note.fix': 'Donnez-lui crm.objects.contacts.write.',
  },
})
