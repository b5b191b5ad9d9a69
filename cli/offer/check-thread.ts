/** A thread of its own for a share of many offers. */
import { parentPort, workerData } from 'node:worker_threads'
import { type CheckOptions, checkFiles } from './check-files.ts'
import { loadChecking } from './load-checking.ts'

const { files, options } = workerData as { files: string[]; options: CheckOptions }
parentPort?.postMessage(await checkFiles(files, options, await loadChecking()))
