/**
 * What an operation of a deployment did, in the order in which the .NET library numbers it: PowerShell writes the numbers.
 */
export const operationKinds = [
  'NotSpecified',
  'Create',
  'Delete',
  'Waiting',
  'AzureAsyncOperationWaiting',
  'ResourceCacheWaiting',
  'Action',
  'Read',
  'EvaluateDeploymentOutput',
  'DeploymentCleanup',
] as const
