import { check, notApplicable } from '../check.ts';

export const reservedCapacityCoversBase = check({
  id: 'reserved-capacity-covers-base',
  title: 'reserved capacity covers the steady base',
  why: 'What runs all month costs about a third less when it is committed to in advance.',
  source:
    'https://docs.aws.amazon.com/wellarchitected/latest/cost-optimization-pillar/cost_pricing_model_analysis.html',
  needs: { subjects: ['AWS::EC2::CapacityReservation'], sight: 'purchases' },
  judgeWhole: ({ architecture }) => [
    { name: architecture.title, judgement: notApplicable('Purchases are not resources.') },
  ],
});
