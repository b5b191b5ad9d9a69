import { defineMessages } from '#platform/messages'

const signature = '\n\n{marketplace}'

export const mailTexts = defineMessages({
  en: {
    'account.confirm-address.subject': 'Confirm your e-mail address for {marketplace}',
    'account.confirm-address.text': `Hello {name},

an account was made with this address. Confirm that it is yours by opening this page:

{link}

The link works for two days. If you did not make an account, do nothing: nobody can use it without this link.${signature}`,
    'account.password-reset.subject': 'Choose a new password for {marketplace}',
    'account.password-reset.text': `Hello {name},

somebody asked for a new password for your account. Choose it on this page:

{link}

The link works for an hour, once. Afterwards you are signed out everywhere. If it was not you, do nothing: your password stays as it is.${signature}`,
    'account.exists.subject': 'You already have an account at {marketplace}',
    'account.exists.text': `Hello {name},

somebody, probably you, tried to sign up with this address, which already has an account. Sign in here:

{link}

If the password is lost, ask for a new one:

{reset}

If it was not you, do nothing: nothing was changed.${signature}`,
    'account.invitation.subject': '{by} invites you to {publisher} on {marketplace}',
    'account.invitation.text': `Hello,

{by} invites you to work on the offers of {publisher} at {marketplace}. Look at the invitation and accept it here:

{link}

It works for 14 days, and for this e-mail address only.${signature}`,
    'account.domain-code.subject': 'Code to link {domain} to {publisher}',
    'account.domain-code.text': `Hello,

{publisher} asks to let people with an address at {domain} sign in to {marketplace} through its identity provider. If you agree, give this code to whoever asked you for it:

{code}

It works for one day. If you do not know what this is about, do nothing.${signature}`,
  },
  fr: {
    'account.confirm-address.subject': 'Confirmez votre adresse e-mail pour {marketplace}',
    'account.confirm-address.text': `Bonjour {name},

un compte a été créé avec cette adresse. Confirmez qu’elle est à vous en ouvrant cette page :

{link}

Le lien est valable deux jours. Si vous n’avez pas créé de compte, ne faites rien : personne ne peut l’utiliser sans ce lien.${signature}`,
    'account.password-reset.subject': 'Choisissez un nouveau mot de passe pour {marketplace}',
    'account.password-reset.text': `Bonjour {name},

un nouveau mot de passe a été demandé pour votre compte. Choisissez-le sur cette page :

{link}

Le lien est valable une heure, une seule fois. Vous serez ensuite déconnecté partout. Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.${signature}`,
    'account.exists.subject': 'Vous avez déjà un compte sur {marketplace}',
    'account.exists.text': `Bonjour {name},

quelqu’un, sans doute vous, a voulu s’inscrire avec cette adresse, qui a déjà un compte. Connectez-vous ici :

{link}

Si le mot de passe est perdu, demandez-en un nouveau :

{reset}

Si ce n’était pas vous, ne faites rien : rien n’a changé.${signature}`,
    'account.invitation.subject': '{by} vous invite chez {publisher} sur {marketplace}',
    'account.invitation.text': `Bonjour,

{by} vous invite à travailler aux offres de {publisher} sur {marketplace}. Consultez l’invitation et acceptez-la ici :

{link}

Elle est valable 14 jours, et pour cette adresse e-mail seulement.${signature}`,
    'account.domain-code.subject': 'Code pour associer {domain} à {publisher}',
    'account.domain-code.text': `Bonjour,

{publisher} demande que les personnes ayant une adresse {domain} puissent se connecter à {marketplace} par son fournisseur d’identité. Si vous êtes d’accord, donnez ce code à la personne qui vous l’a demandé :

{code}

Il est valable un jour. Si vous ne savez pas de quoi il s’agit, ne faites rien.${signature}`,
  },
})
