/** What verification says to people. */
import { defineMessages, type Locale, type MessageParams } from '#platform/messages'

export const verifyWords = defineMessages({
  en: {
    'warning.HISTORY_TRUNCATED':
      'The deployment that started this run is not in this history: it was trimmed, or it started in another scope. Resources it created itself are missing here.',
    'warning.REDEPLOYED': '{name} was deployed again since; what this run created through it can no longer be seen.',
    'warning.NAME_SUFFIXED': 'The tracker is named {name}.',
    'warning.TRACKER_FAILED': 'The tracker’s own deployment did not succeed; its state is {state}.',
    'warning.METHOD_NOT_VERIFIABLE':
      'A header token of this GUID was seen; deployments made that way leave no tracker to verify.',
    'warning.PARTIAL_ACCESS': '{scope} answered {code}: what was created there is missing here.',
    'warning.CYCLE': 'The deployments around {id} refer to each other.',
    'warning.CONDITION_FALSE': '{name} was deployed with {parameter} = false: the customer opted out.',
    'warning.TOO_DEEP': 'Deployments below {name} were not followed: more than {depth} deep.',
    'warning.THROTTLED': 'The endpoint asked to wait {seconds} s.',
    'warning.LISTING_INCOMPLETE.noOperations':
      'No operations were given: the resources are those that the deployments name as theirs. Failures are missing, and whether something was created or updated.',
    'warning.LISTING_INCOMPLETE.noKinds':
      'The listing does not say what its operations did: some of these resources may only have been read.',
    'warning.WHATIF_ONLY': 'This is what a rehearsal (what-if) answered: nothing was deployed.',
    'failure.timeout': 'No complete answer within {seconds} s; --timeout gives it longer.',
    'failure.tooManyRequests': 'More than {requests} requests would be needed.',
    'failure.network': 'The endpoint could not be reached: {why}',
    'failure.notJson': 'The answer is not JSON. Is this the address of a Resource Manager?',
    'failure.noList': 'A list was expected. Is this the address of a Resource Manager?',
    'failure.foreignNextLink': 'The next page is on another host; it was not followed.',
    'failure.circle': 'The pages go in a circle.',
    'hint.401': 'The token was refused; it may have run out: az account get-access-token --query accessToken -o tsv',
    'hint.403': 'Whoever the token belongs to needs Reader on this scope.',
    'hint.404': 'Check the subscription and the resource group; with the group its history is deleted, too.',
    'outcome.verified': 'verified',
    'outcome.notFound': 'not found',
    'outcome.nothingCreated': 'found, and nothing created',
    'outcome.unreachable': 'the history could not be read to its end',
    'outcome.unregistered': 'found, but not registered as yours',
    'cli.summary': '{name}: {outcome}, {words} (resources: {resources}, deployments: {deployments})',
    'cli.correlation': 'correlation {id}',
    'cli.failed': 'failed: {id} ({status})',
    'cli.pending': 'not finished: {id} ({state})',
    'cli.ignored': 'ignored: {count} {kind}',
    'cli.isInTemplate': 'Is the tracker in the template that was deployed? comptoir attribution lint tells.',
    'cli.isTrimmed': 'Was it deployed to this scope? A scope keeps 800 deployments; older ones are deleted.',
    'cli.byHeader': 'Deployments made by header or Terraform leave no tracker.',
    'cli.noToken':
      'Give --token, set ARM_ACCESS_TOKEN, or say --no-auth. A token: az account get-access-token --query accessToken -o tsv',
    'cli.noListing': '{path} is no listing of deployments.',
    'cli.noJson': '{path} holds no JSON.',
    'cli.noEvents': '{path} holds no events.',
    'cli.missing': '{option} is missing.',
    'cli.noAddress': '“{endpoint}” is no address.',
    'cli.notHttps': 'The endpoint must be https; http is for the own machine only.',
    'cli.answerTooLarge': 'The answer is larger than 20 MB.',
  },
  fr: {
    'warning.HISTORY_TRUNCATED':
      'Le déploiement qui a lancé cette exécution n’est pas dans cet historique : il a été purgé, ou il a commencé à une autre portée. Les ressources qu’il a créées lui-même manquent ici.',
    'warning.REDEPLOYED': '{name} a été redéployé depuis ; ce que cette exécution a créé par lui n’est plus visible.',
    'warning.NAME_SUFFIXED': 'Le traceur s’appelle {name}.',
    'warning.TRACKER_FAILED': 'Le déploiement du traceur lui-même n’a pas réussi ; son état est {state}.',
    'warning.METHOD_NOT_VERIFIABLE':
      'Un jeton d’en-tête de ce GUID a été vu ; les déploiements faits ainsi ne laissent pas de traceur à vérifier.',
    'warning.PARTIAL_ACCESS': '{scope} a répondu {code} : ce qui y a été créé manque ici.',
    'warning.CYCLE': 'Les déploiements autour de {id} renvoient les uns aux autres.',
    'warning.CONDITION_FALSE': '{name} a été déployé avec {parameter} = false : le client a refusé.',
    'warning.TOO_DEEP': 'Les déploiements sous {name} n’ont pas été suivis : plus de {depth} niveaux.',
    'warning.THROTTLED': 'Le service a demandé d’attendre {seconds} s.',
    'warning.LISTING_INCOMPLETE.noOperations':
      'Aucune opération n’a été donnée : les ressources sont celles que les déploiements disent leurs. Il manque les échecs, et si une ressource a été créée ou mise à jour.',
    'warning.LISTING_INCOMPLETE.noKinds':
      'La liste ne dit pas ce que ses opérations ont fait : certaines de ces ressources ont pu être seulement lues.',
    'warning.WHATIF_ONLY': 'C’est la réponse d’une répétition (what-if) : rien n’a été déployé.',
    'failure.timeout': 'Pas de réponse complète en {seconds} s ; --timeout laisse plus de temps.',
    'failure.tooManyRequests': 'Il faudrait plus de {requests} requêtes.',
    'failure.network': 'Le service est injoignable : {why}',
    'failure.notJson': 'La réponse n’est pas du JSON. Est-ce l’adresse d’un Resource Manager ?',
    'failure.noList': 'Une liste était attendue. Est-ce l’adresse d’un Resource Manager ?',
    'failure.foreignNextLink': 'La page suivante est sur un autre hôte ; elle n’a pas été suivie.',
    'failure.circle': 'Les pages tournent en rond.',
    'hint.401':
      'Le jeton a été refusé ; il a peut-être expiré : az account get-access-token --query accessToken -o tsv',
    'hint.403': 'Le titulaire du jeton a besoin du rôle Lecteur sur cette portée.',
    'hint.404': 'Vérifiez l’abonnement et le groupe de ressources ; avec le groupe, son historique est supprimé aussi.',
    'outcome.verified': 'vérifié',
    'outcome.notFound': 'introuvable',
    'outcome.nothingCreated': 'trouvé, rien n’a été créé',
    'outcome.unreachable': 'l’historique n’a pas pu être lu jusqu’au bout',
    'outcome.unregistered': 'trouvé, mais pas enregistré comme vôtre',
    'cli.summary': '{name} : {outcome}, {words} (ressources : {resources}, déploiements : {deployments})',
    'cli.correlation': 'corrélation {id}',
    'cli.failed': 'échec : {id} ({status})',
    'cli.pending': 'pas terminé : {id} ({state})',
    'cli.ignored': 'ignoré : {count} {kind}',
    'cli.isInTemplate': 'Le traceur est-il dans le modèle déployé ? comptoir attribution lint le dit.',
    'cli.isTrimmed':
      'A-t-il été déployé à cette portée ? Une portée garde 800 déploiements ; les plus anciens sont supprimés.',
    'cli.byHeader': 'Les déploiements par en-tête ou Terraform ne laissent pas de traceur.',
    'cli.noToken':
      'Donnez --token, définissez ARM_ACCESS_TOKEN ou dites --no-auth. Un jeton : az account get-access-token --query accessToken -o tsv',
    'cli.noListing': '{path} n’est pas une liste de déploiements.',
    'cli.noJson': '{path} ne contient pas de JSON.',
    'cli.noEvents': '{path} ne contient pas d’événements.',
    'cli.missing': '{option} manque.',
    'cli.noAddress': '« {endpoint} » n’est pas une adresse.',
    'cli.notHttps': 'L’adresse doit être en https ; http ne vaut que pour la machine elle-même.',
    'cli.answerTooLarge': 'La réponse dépasse 20 Mo.',
  },
})

export function warningKey({ code, variant }: { code: string; variant?: string | undefined }): string {
  return `warning.${code}${variant === undefined ? '' : `.${variant}`}`
}

/** A warning in a person’s language. */
export function warningText(
  locale: Locale,
  warning: { code: string; variant?: string; params?: MessageParams },
): string {
  return verifyWords(locale, warningKey(warning), warning.params)
}

/** Why nothing could be said: in our words where we have them, else in those of whoever answered; and what to do. */
export function failureText(
  locale: Locale,
  failure: { code: string; message: string; params?: MessageParams },
): string {
  const key = `failure.${failure.code}`
  const hint = hintFor(failure.code)
  const text = verifyWords.has(key) ? verifyWords(locale, key, failure.params) : failure.message || failure.code
  return hint === undefined ? text : `${text} ${verifyWords(locale, hint)}`
}

function hintFor(code: string): string | undefined {
  if (/^(HTTP 401|.*(AuthenticationToken|AuthenticationFailed|Unauthorized).*)$/i.test(code)) return 'hint.401'
  if (/^(HTTP 403|AuthorizationFailed|LinkedAuthorizationFailed|Forbidden)$/i.test(code)) return 'hint.403'
  return /^(ResourceGroupNotFound|SubscriptionNotFound|InvalidSubscriptionId|.*GroupNotFound)$/i.test(code)
    ? 'hint.404'
    : undefined
}
