/** Sends one file to the publisher's media, with its progress. */
import type { AssetKind } from '#offers'
import type { MediaView } from './form-view.ts'

export type Uploaded = { media: MediaView } | { refused: string[] }

type UploadRequest = {
  publisherId: string
  kind: AssetKind
  file: File
  /** From 0 to 1. */
  onProgress: (share: number) => void
  /** What to say when the network broke. */
  broken: string
}

/** XMLHttpRequest, because fetch tells nothing of how much was sent. */
export function uploadFile({ publisherId, kind, file, onProgress, broken }: UploadRequest): Promise<Uploaded> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/publisher/${publisherId}/media?kind=${kind}&filename=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = (event) => onProgress(event.total ? event.loaded / event.total : 0)
    request.onerror = () => resolve({ refused: [broken] })
    request.onload = () => resolve(answerOf(request, broken))
    request.send(file)
  })
}

function answerOf(request: XMLHttpRequest, broken: string): Uploaded {
  try {
    return JSON.parse(request.responseText) as Uploaded
  } catch {
    return { refused: [broken] }
  }
}
