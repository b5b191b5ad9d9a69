/**
 * What certification checks, as data: the prerequisites of spec "offers" 7.1 (PR-…) and the policies of 7.3
 * that apply to the type (CP-…), with the number of the public text each comes from.
 */
import { type Text, words } from '../types/offer-type.ts'

/** `automatic`: decided by the rules, a reviewer may overrule it. `human`: a reviewer decides. `declared`: the publisher's word. */
export type ChecklistItem = {
  id: string
  upstream: string
  how: 'automatic' | 'human' | 'both' | 'declared'
  /** About the package and how it runs: not repeated when only texts and pictures changed. */
  technical: boolean
  title: Text
  requirement: Text
}

const item = (
  [id, upstream, how]: [string, string, ChecklistItem['how']],
  title: Text,
  requirement: Text,
  technical = false,
): ChecklistItem => ({ id, upstream, how, technical, title, requirement })

export const checklist: readonly ChecklistItem[] = [
  item(
    ['PR-T1', '7.1', 'human'],
    words('Directory single sign-on', 'Authentification unique'),
    words(
      'Customers sign in with the identity provider of their company, and consent is enabled.',
      'Les clients se connectent avec le fournisseur d’identité de leur entreprise, et le consentement est activé.',
    ),
    true,
  ),
  item(
    ['PR-T2', '7.1', 'human'],
    words('Cloud integration', 'Intégration au cloud'),
    words(
      'The app integrates with other services of the platform where a feature needs them.',
      'L’application s’intègre aux autres services de la plateforme là où une fonction le demande.',
    ),
    true,
  ),
  item(
    ['PR-T3', '7.1', 'human'],
    words('Business app', 'Application professionnelle'),
    words(
      'It serves one clear business process or problem, mainly of companies, and people use work accounts.',
      'Elle répond à un processus ou problème métier précis, surtout d’entreprises, avec des comptes professionnels.',
    ),
  ),
  item(
    ['PR-T4', '7.1', 'automatic'],
    words('Free period', 'Période gratuite'),
    words(
      'Customers can use it free for some time: Get it now, a free trial, a test drive, or Contact me.',
      'Les clients peuvent l’utiliser gratuitement un certain temps : Obtenir maintenant, essai, évaluation guidée ou Contactez-moi.',
    ),
  ),
  item(
    ['PR-T5', '7.1', 'human'],
    words('Little or no configuration', 'Peu ou pas de configuration'),
    words(
      'A customer gets it running fast, without development or customisation.',
      'Un client la met en marche rapidement, sans développement ni personnalisation.',
    ),
    true,
  ),
  item(
    ['PR-T6', '7.1', 'both'],
    words('Support', 'Support'),
    words('The support link leads to where customers find help.', 'Le lien de support mène à l’aide pour les clients.'),
  ),
  item(
    ['PR-T7', '7.1', 'declared'],
    words('Availability', 'Disponibilité'),
    words('The service is up 99.9 % of the time or more.', 'Le service est disponible au moins 99,9 % du temps.'),
    true,
  ),
  item(
    ['PR-B1', '7.1', 'automatic'],
    words('Registered publisher', 'Éditeur enregistré'),
    words('The publisher has an account in this marketplace.', 'L’éditeur a un compte sur cette place de marché.'),
  ),
  item(
    ['PR-B2', '7.1', 'automatic'],
    words('One account', 'Un seul compte'),
    words(
      'One account of the company, not of a person, holds all its offers.',
      'Un seul compte de l’entreprise, et non d’une personne, détient toutes ses offres.',
    ),
  ),
  item(
    ['PR-B3', '7.1', 'declared'],
    words('Own billing', 'Facturation propre'),
    words(
      'The publisher keeps its own billing and ordering: this offer type is not sold here.',
      'L’éditeur garde sa facturation et ses commandes : ce type d’offre n’est pas vendu ici.',
    ),
  ),
  item(
    ['PR-B4', '7.1', 'human'],
    words('Technical support', 'Support technique'),
    words(
      'The publisher makes every reasonable effort to support customers: free, paid or through a community.',
      'L’éditeur s’efforce raisonnablement d’aider les clients : gratuitement, contre paiement ou par une communauté.',
    ),
  ),
  item(
    ['PR-B5', '7.1', 'declared'],
    words('Licences', 'Licences'),
    words(
      'The publisher manages its licences and those of what it builds on.',
      'L’éditeur gère ses licences et celles des composants qu’il emploie.',
    ),
  ),
  item(
    ['PR-B6', '7.1', 'automatic'],
    words('Marketing material', 'Éléments marketing'),
    words(
      'Official name, description, logos, terms of use and privacy policy are there.',
      'Nom officiel, description, logos, conditions d’utilisation et politique de confidentialité sont fournis.',
    ),
  ),
  item(
    ['CP-101', '100.1', 'human'],
    words('Value proposition', 'Proposition de valeur'),
    words(
      'The listing is clear, concise and accurate; a distinct product under the right offer type.',
      'La page est claire, concise et exacte ; un produit distinct, sous le bon type d’offre.',
    ),
  ),
  item(
    ['CP-102', '100.1', 'automatic'],
    words('No public test offers', 'Pas d’offre de test publique'),
    words(
      'An offer made for testing stays hidden or private, and its name begins with “TEST:”.',
      'Une offre faite pour tester reste masquée ou privée, et son nom commence par « TEST: ».',
    ),
  ),
  item(
    ['CP-103', '100.1.1', 'both'],
    words('Title', 'Titre'),
    words(
      'Accurate and descriptive, as in promotion elsewhere; repackaged software says what it adds or names its seller.',
      'Exact et descriptif, comme dans la promotion ailleurs ; un logiciel repris dit ce qu’il ajoute ou nomme son vendeur.',
    ),
  ),
  item(
    ['CP-104', '100.1.2', 'both'],
    words('Summary', 'Résumé'),
    words('Concise; says what the offer is for.', 'Concis ; dit à quoi sert l’offre.'),
  ),
  item(
    ['CP-105', '100.1.3', 'both'],
    words('Description', 'Description'),
    words(
      'Says for whom, which value, supported products and other software, prerequisites and limits; the language when it is not English.',
      'Dit pour qui, quelle valeur, les produits et logiciels pris en charge, les prérequis et limites ; la langue si ce n’est pas l’anglais.',
    ),
  ),
  item(
    ['CP-106', '100.2', 'both'],
    words('Discoverability', 'Découvrabilité'),
    words(
      'Categories, industries and keywords are relevant; no trademarks of others.',
      'Catégories, secteurs et mots clés sont pertinents ; pas de marques d’autrui.',
    ),
  ),
  item(
    ['CP-107', '100.3', 'both'],
    words('Logos and screenshots', 'Logos et captures d’écran'),
    words('Legible, current, and of the product.', 'Lisibles, à jour, et du produit.'),
  ),
  item(
    ['CP-108', '100.3', 'both'],
    words('Videos', 'Vidéos'),
    words(
      'They play, and show no competitor except to explain a migration.',
      'Elles se lisent et ne montrent pas de concurrent, sauf pour expliquer une migration.',
    ),
  ),
  item(
    ['CP-109', '100.4', 'human'],
    words('Price and terms', 'Prix et conditions'),
    words(
      'Correct and clear; the trial is really free and works; no surprise fees.',
      'Corrects et clairs ; l’essai est vraiment gratuit et fonctionne ; pas de frais inattendus.',
    ),
  ),
  item(
    ['CP-110', '100.5', 'automatic'],
    words('Links', 'Liens'),
    words(
      'Support, privacy and terms links are public and specific.',
      'Les liens de support, confidentialité et conditions sont publics et précis.',
    ),
  ),
  item(
    ['CP-111', '100.6', 'human'],
    words('Personal information', 'Données personnelles'),
    words(
      'Taken only with consent, kept safe, and declared.',
      'Recueillies avec consentement, protégées et déclarées.',
    ),
  ),
  item(
    ['CP-112', '100.7', 'both'],
    words('Accurate source', 'Source exacte'),
    words(
      'Original or licensed content; no copy of another publisher’s offer.',
      'Contenu original ou sous licence ; pas de copie de l’offre d’un autre éditeur.',
    ),
  ),
  item(
    ['CP-113', '100.8', 'human'],
    words('Significant value', 'Valeur réelle'),
    words('More than a link or a leaflet.', 'Plus qu’un lien ou une brochure.'),
  ),
  item(
    ['CP-114', '100.10', 'both'],
    words('Appropriate content', 'Contenu approprié'),
    words(
      'Nothing illegal, discriminatory, violent or adult.',
      'Rien d’illégal, de discriminatoire, de violent ou réservé aux adultes.',
    ),
  ),
  item(
    ['CP-115', '100.11', 'both'],
    words('Security', 'Sécurité'),
    words(
      'The package is intact and free of malware; secure by default.',
      'Le package est intact et sans logiciel malveillant ; sécurisé par défaut.',
    ),
    true,
  ),
  item(
    ['CP-116', '100.12', 'human'],
    words('Functionality', 'Fonctionnement'),
    words('Works as described, is stable, handles errors.', 'Fonctionne comme décrit, est stable, gère les erreurs.'),
    true,
  ),
  item(
    ['CP-117', '100.13', 'automatic'],
    words('Business requirements', 'Exigences commerciales'),
    words(
      'The publisher is eligible for the type, its markets and its package regions.',
      'L’éditeur est admissible au type, aux marchés et aux régions du package.',
    ),
  ),
  item(
    ['CP-118', '100.14', 'both'],
    words('Testability', 'Testabilité'),
    words(
      'Reviewers can test it: accounts, steps, access.',
      'Les réviseurs peuvent la tester : comptes, étapes, accès.',
    ),
    true,
  ),
  item(
    ['CP-119', '100.15', 'both'],
    words('Supporting documents', 'Documents'),
    words('Relevant, readable PDF files.', 'Fichiers PDF pertinents et lisibles.'),
  ),
  item(
    ['CP-201', '810.3', 'automatic'],
    words('Title of a service', 'Titre d’une prestation'),
    words(
      'Name, duration and type, in that form and as the offer says elsewhere.',
      'Nom, durée et type, sous cette forme et comme l’offre le dit ailleurs.',
    ),
  ),
  item(
    ['CP-202', '810.2', 'automatic'],
    words('Eligibility for the product', 'Admissibilité pour le produit'),
    words(
      'The publisher has earned what the primary product of the service asks for.',
      'L’éditeur a obtenu ce que demande le produit principal de la prestation.',
    ),
  ),
  item(
    ['CP-203', '810.4–5', 'both'],
    words('Description of a service', 'Description d’une prestation'),
    words(
      'Description and documents fit its type: topics, agenda or deliverables.',
      'Description et documents conviennent à son type : sujets, programme ou livrables.',
    ),
  ),
  item(
    ['CP-301', '1000.3', 'human'],
    words('Sign-in', 'Connexion'),
    words(
      'Customers sign in with their company’s directory; consent of an administrator is disclosed in the description.',
      'Les clients se connectent avec l’annuaire de leur entreprise ; le consentement d’un administrateur est annoncé dans la description.',
    ),
    true,
  ),
  item(
    ['CP-302', '1000.4', 'both'],
    words('Fulfilment', 'Exécution des commandes'),
    words(
      'A purchase in the preview really calls the fulfilment interface.',
      'Un achat en aperçu appelle vraiment l’interface d’exécution.',
    ),
    true,
  ),
  item(
    ['CP-303', '1000.6', 'both'],
    words('Landing page', 'Page d’accueil'),
    words(
      'The landing page works, with sign-in in one click.',
      'La page d’accueil fonctionne, avec connexion en un clic.',
    ),
    true,
  ),
  item(
    ['CP-401', '1420', 'human'],
    words('Dataverse package', 'Package Dataverse'),
    words(
      'Installs in a clean environment, every scenario of the document works, static analysis and accessibility are clean, it uninstalls cleanly.',
      'S’installe dans un environnement vierge, chaque scénario du document fonctionne, analyse statique et accessibilité sans faute, se désinstalle proprement.',
    ),
    true,
  ),
]

export function findItem(itemId: string): ChecklistItem | undefined {
  return checklist.find((one) => one.id === itemId)
}
