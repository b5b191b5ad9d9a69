/** Types whose resources are created later by the service itself, not by the deployment: their usage is counted in part (F12). */
export const underReporting: ReadonlySet<string> = new Set([
  'microsoft.containerservice/managedclusters',
  'microsoft.compute/virtualmachinescalesets',
  'microsoft.batch/batchaccounts',
])
