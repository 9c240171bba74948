// Reads a JSON array of {name, simulation} and writes {name: {verdict, ignored}}, or {error} where the simulator refuses the question.
import { runSimulation } from '@cloud-copilot/iam-simulate'
import { readFileSync } from 'node:fs'

const answers = {}
for (const { name, simulation } of JSON.parse(readFileSync(0, 'utf8'))) {
  const answer = await runSimulation(simulation, {})
  answers[name] = answer.resultType === 'single'
    ? { verdict: answer.overallResult, ignored: answer.result.ignoredContextKeys }
    : { error: answer.resultType === 'error' ? JSON.stringify(answer.errors) : answer.resultType }
}
process.stdout.write(JSON.stringify(answers))
