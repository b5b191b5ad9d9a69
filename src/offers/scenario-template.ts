/**
 * The template of the key-usage-scenario document (spec "offers" 10, P11): the requirement as questions, with an example
 * filled in. Rich text, so that any word processor opens it and exports the PDF that is uploaded.
 */
import type { Locale } from '#platform/messages'
import { type Text, words } from './types/offer-type.ts'

type Line = { as: 'title' | 'heading' | 'text' | 'question' | 'example'; text: Text }

const title = (en: string, fr: string): Line => ({ as: 'title', text: words(en, fr) })
const heading = (en: string, fr: string): Line => ({ as: 'heading', text: words(en, fr) })
const text = (en: string, fr: string): Line => ({ as: 'text', text: words(en, fr) })
const question = (en: string, fr: string): Line => ({ as: 'question', text: words(en, fr) })
const example = (en: string, fr: string): Line => ({ as: 'example', text: words(en, fr) })

const lines: Line[] = [
  title('Key usage scenarios of [your app]', 'Scénarios d’utilisation principaux de [votre application]'),
  text(
    'Reviewers test from this document, and may test every scenario in it; it is never published. Answer the questions, take the examples out, export it as PDF and upload that. Leave passwords out: they belong into “Secrets for reviewers”.',
    'Les réviseurs testent d’après ce document et peuvent tester chacun de ses scénarios ; il n’est jamais publié. Répondez aux questions, retirez les exemples, exportez-le en PDF et chargez ce PDF. N’y mettez pas de mots de passe : leur place est dans « Secrets pour les réviseurs ».',
  ),
  heading('1. The app', '1. L’application'),
  question(
    'Which one business problem does it solve, and for whom?',
    'Quel problème métier résout-elle, et pour qui ?',
  ),
  example(
    'Dispatchers of service companies plan the day of thirty crews on one board.',
    'Les répartiteurs d’entreprises de service planifient la journée de trente équipes sur un seul tableau.',
  ),
  question(
    'What has to be there before it is installed (products, licences, settings, data)?',
    'Que faut-il avant de l’installer (produits, licences, réglages, données) ?',
  ),
  example(
    'Field Service with ten work orders of today; no other licence.',
    'Field Service avec dix ordres de travail du jour ; aucune autre licence.',
  ),
  question(
    'What does a customer do after installing it, until it works? How long does that take?',
    'Que fait un client après l’installation, jusqu’à ce qu’elle fonctionne ? Combien de temps cela prend-il ?',
  ),
  example('Nothing; the board opens at once.', 'Rien ; le tableau s’ouvre immédiatement.'),
  heading('2. People and rights', '2. Personnes et droits'),
  question('Which roles are there, and what may each do?', 'Quels rôles existe-t-il, et que peut faire chacun ?'),
  example(
    'Dispatcher: plans and moves orders. Crew: sees its own day. Administrator: gives roles.',
    'Répartiteur : planifie et déplace les ordres. Équipe : voit sa journée. Administrateur : attribue les rôles.',
  ),
  question(
    'With which test account does one sign in, and where? (The password is a secret for reviewers.)',
    'Avec quel compte de test se connecte-t-on, et où ? (Le mot de passe est un secret pour les réviseurs.)',
  ),
  heading('3. Scenarios', '3. Scénarios'),
  text(
    'Copy this part for each main scenario: those of users, then those of administrators.',
    'Copiez cette partie pour chaque scénario principal : ceux des utilisateurs, puis ceux des administrateurs.',
  ),
  question('What is it called, and who does it?', 'Comment s’appelle-t-il, et qui le réalise ?'),
  example('Move an order to another crew (dispatcher).', 'Passer un ordre à une autre équipe (répartiteur).'),
  question('Which steps, one line each, beginning where?', 'Quelles étapes, une par ligne, en partant d’où ?'),
  example(
    '1. Open Board. 2. Drag the order “Pump 7” from crew A to crew B. 3. Confirm the new time.',
    '1. Ouvrez Tableau. 2. Faites glisser l’ordre « Pompe 7 » de l’équipe A à l’équipe B. 3. Confirmez la nouvelle heure.',
  ),
  question('What must be seen at the end?', 'Que doit-on voir à la fin ?'),
  example(
    'The order stands with crew B, and its customer has a mail with the new time.',
    'L’ordre figure chez l’équipe B, et son client a reçu un mail avec la nouvelle heure.',
  ),
  question(
    'What happens when something goes wrong on the way?',
    'Que se passe-t-il si quelque chose échoue en chemin ?',
  ),
  heading('4. Outside the app', '4. Hors de l’application'),
  question(
    'Which other systems does it call, with which data, and why?',
    'Quels autres systèmes appelle-t-elle, avec quelles données, et pourquoi ?',
  ),
  question('What is left behind when it is uninstalled?', 'Que reste-t-il quand elle est désinstallée ?'),
]

/** A .rtf file. */
export function scenarioTemplate(locale: Locale): Buffer {
  const body = lines.map(({ as, text }) => `${looks[as]}${escaped(text[locale])}\\par`)
  return Buffer.from(`{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n${body.join('\n')}\n}`, 'ascii')
}

const looks: Record<Line['as'], string> = {
  title: '\\pard\\sa240\\f0\\fs40\\b\\i0 ',
  heading: '\\pard\\sb240\\sa120\\f0\\fs28\\b\\i0 ',
  text: '\\pard\\sa120\\f0\\fs22\\b0\\i0 ',
  question: '\\pard\\sb120\\sa60\\f0\\fs22\\b\\i0 ',
  example: '\\pard\\sa120\\li360\\f0\\fs22\\b0\\i ',
}

/** The format is written in ASCII; every other character by its number. */
function escaped(text: string): string {
  return text.replace(/[\\{}]/g, '\\$&').replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0)}?`)
}
