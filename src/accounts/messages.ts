/** The words of this room's refusals, in every language of the house. */
import { defineMessages, type Locale } from '#platform/messages'
import type { FieldError } from '#platform/problem'

export const accountsMessages = defineMessages({
  en: {
    'accounts.required': 'Fill this in.',
    'accounts.invalid': 'This is not a value that fits here.',
    'accounts.too_short': 'At least {min} characters.',
    'accounts.too_long': 'At most {max} characters.',
    'accounts.at_least': 'At least {min}.',
    'accounts.at_most': 'At most {max}.',
    'accounts.number': 'Enter a whole number.',
    'accounts.email_format': 'This is not an e-mail address.',
    'accounts.url_format': 'This is not a web address; it starts with https:// or http://.',
    'accounts.country_format': 'Two capital letters, for instance FR or US.',
    'accounts.publisher_id_format': 'Lower-case letters, digits, hyphens and underscores, at most 50 of them.',
    'accounts.publisher_id_taken': 'This publisher ID is taken. Choose another.',
    'accounts.email_taken': 'This address already has an account. Sign in, or ask for a new password.',
    'accounts.password_wrong': 'This is not your present password.',
    'accounts.owner_unlimited': 'An owner has all offers: leave the list empty, or choose another role.',
    'accounts.too_many_addresses': 'At most {max} addresses at once; these are {count}.',
    'accounts.not_an_address': '“{email}” is not an e-mail address.',
    'accounts.already_member': '{email} is already a member.',
    'accounts.already_invited': '{email} is already invited; send that invitation again instead.',
    'accounts.role_beyond': 'The role {role} may more than you do.',
    'accounts.too_many_secrets': 'At most {max} secrets at a time. Revoke one first.',
    'accounts.certificate_format': 'This is not an X.509 certificate in PEM form, “-----BEGIN CERTIFICATE-----” first.',
    'accounts.certificate_with_key':
      'This holds a private key, which nobody but the program may have. Paste the certificate alone, and make a new key if this one is in use.',
    'accounts.certificate_expired': 'This certificate ended on {at}. Register one that is valid.',
    'accounts.certificate_not_yet': 'This certificate begins on {at}. Register it from then on.',
    'accounts.certificate_weak': 'Its key is too weak: RSA of at least {bits} bits, or a curve P-256, P-384 or P-521.',
    'accounts.no_such_person': 'Nobody with this address has an account yet.',
    'accounts.domain_format': 'A domain name, for instance fabrikam.com.',
    'accounts.consumer_domain': 'Anybody can get an address there, so it cannot be linked to one publisher.',
    'accounts.code_wrong': 'This code is not right, or too old. Send a new one if need be.',
    'accounts.sign_in.consumer_account': 'Personal accounts are not accepted here. Use the account of your work.',
    'accounts.sign_in.domain_not_linked': 'Your e-mail domain is not linked to this identity provider.',
    'accounts.sign_in.account_not_linked':
      'This address already has an account here. Sign in with its password, and confirm the address.',
    'accounts.sign_in.access_denied': 'You did not agree, so nothing was done.',
    'accounts.sign_in.consent_required': 'Your organisation’s administrator has to agree first.',
    'accounts.sign_in.state_mismatch': 'That took too long, or was begun in another browser. Try again.',
    'accounts.sign_in.provider_unreachable': 'The identity provider does not answer. Try again in a minute.',
    'accounts.sign_in.failed':
      'The identity provider’s answer could not be used. Try again; if it fails again, tell your administrator.',
  },
  fr: {
    'accounts.required': 'Remplissez ce champ.',
    'accounts.invalid': 'Cette valeur ne convient pas ici.',
    'accounts.too_short': 'Au moins {min} caractères.',
    'accounts.too_long': 'Au plus {max} caractères.',
    'accounts.at_least': 'Au moins {min}.',
    'accounts.at_most': 'Au plus {max}.',
    'accounts.number': 'Saisissez un nombre entier.',
    'accounts.email_format': 'Ce n’est pas une adresse e-mail.',
    'accounts.url_format': 'Ce n’est pas une adresse web ; elle commence par https:// ou http://.',
    'accounts.country_format': 'Deux lettres majuscules, par exemple FR ou US.',
    'accounts.publisher_id_format': 'Lettres minuscules, chiffres, traits d’union et tirets bas, 50 au plus.',
    'accounts.publisher_id_taken': 'Cet identifiant d’éditeur est déjà pris. Choisissez-en un autre.',
    'accounts.email_taken': 'Cette adresse a déjà un compte. Connectez-vous, ou demandez un nouveau mot de passe.',
    'accounts.password_wrong': 'Ce n’est pas votre mot de passe actuel.',
    'accounts.owner_unlimited':
      'Un propriétaire a toutes les offres : laissez la liste vide, ou choisissez un autre rôle.',
    'accounts.too_many_addresses': 'Au plus {max} adresses à la fois ; il y en a {count}.',
    'accounts.not_an_address': '« {email} » n’est pas une adresse e-mail.',
    'accounts.already_member': '{email} est déjà membre.',
    'accounts.already_invited': '{email} est déjà invité ; renvoyez plutôt cette invitation.',
    'accounts.role_beyond': 'Le rôle {role} permet plus que les vôtres.',
    'accounts.too_many_secrets': 'Au plus {max} secrets à la fois. Révoquez-en un d’abord.',
    'accounts.certificate_format':
      'Ce n’est pas un certificat X.509 au format PEM, qui commence par « -----BEGIN CERTIFICATE----- ».',
    'accounts.certificate_with_key':
      'Ce texte contient une clé privée, que seul le programme doit détenir. Collez le certificat seul, et créez une nouvelle clé si celle-ci est utilisée.',
    'accounts.certificate_expired': 'Ce certificat a pris fin le {at}. Enregistrez-en un qui soit valide.',
    'accounts.certificate_not_yet': 'Ce certificat commence le {at}. Enregistrez-le à partir de cette date.',
    'accounts.certificate_weak':
      'Sa clé est trop faible : RSA d’au moins {bits} bits, ou une courbe P-256, P-384 ou P-521.',
    'accounts.no_such_person': 'Personne n’a encore de compte avec cette adresse.',
    'accounts.domain_format': 'Un nom de domaine, par exemple fabrikam.com.',
    'accounts.consumer_domain':
      'N’importe qui peut y avoir une adresse : ce domaine ne peut pas être associé à un éditeur.',
    'accounts.code_wrong': 'Ce code n’est pas le bon, ou il est trop ancien. Renvoyez-en un au besoin.',
    'accounts.sign_in.consumer_account':
      'Les comptes personnels ne sont pas acceptés ici. Utilisez votre compte professionnel.',
    'accounts.sign_in.domain_not_linked': 'Votre domaine e-mail n’est pas associé à ce fournisseur d’identité.',
    'accounts.sign_in.account_not_linked':
      'Cette adresse a déjà un compte ici. Connectez-vous avec son mot de passe et confirmez l’adresse.',
    'accounts.sign_in.access_denied': 'Vous n’avez pas donné votre accord : rien n’a été fait.',
    'accounts.sign_in.consent_required': 'L’administrateur de votre organisation doit d’abord donner son accord.',
    'accounts.sign_in.state_mismatch': 'Cela a pris trop de temps, ou a commencé dans un autre navigateur. Réessayez.',
    'accounts.sign_in.provider_unreachable': 'Le fournisseur d’identité ne répond pas. Réessayez dans une minute.',
    'accounts.sign_in.failed':
      'La réponse du fournisseur d’identité est inutilisable. Réessayez ; si cela se répète, prévenez votre administrateur.',
  },
})

/** What this room says of a field, in the reader's language; `undefined` of what another room says. */
export function accountsFieldText(locale: Locale, { code = '', params }: FieldError): string | undefined {
  return accountsMessages.has(code) ? accountsMessages(locale, code, params) : undefined
}

/** The sentence for the `error` that /account/sign-in is given after a sign-in through an identity provider. */
export function signInErrorText(locale: Locale, error: string): string {
  const code = `accounts.sign_in.${error}`
  return accountsMessages(locale, accountsMessages.has(code) ? code : 'accounts.sign_in.failed')
}
