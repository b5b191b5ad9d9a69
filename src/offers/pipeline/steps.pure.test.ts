import { expect, test } from 'vitest'
import { sampleDocuments } from '../types/samples/documents.ts'
import { plannedSteps } from './steps.ts'

const stepsOf = (type: string) =>
  plannedSteps({ type, profile: '2020', document: sampleDocuments[type]! }).map(({ id }) => id)

test('P1: the steps that are announced are those of the type: certified before the preview, or on the way to live', () => {
  const installed = stepsOf('dynamics-365-ce')
  expect(installed.indexOf('certification')).toBeLessThan(installed.indexOf('packaging'))
  expect(installed.slice(-2)).toEqual(['publisherSignoff', 'finalPublish'])
  expect(stepsOf('saas').slice(-4)).toEqual(['packaging', 'publisherSignoff', 'certification', 'finalPublish'])
})

test('P2: what an offer does without has no step that could fail', () => {
  expect(stepsOf('saas')).toContain('purchaseFlow')
  const { plans: _, ...listed } = { ...sampleDocuments.saas!, sellThrough: false, leads: { destination: 'none' } }
  const steps = plannedSteps({ type: 'saas', profile: '2020', document: listed }).map(({ id }) => id)
  for (const left of ['purchaseFlow', 'leadRegistration', 'testDriveValidation']) expect(steps).not.toContain(left)
})
