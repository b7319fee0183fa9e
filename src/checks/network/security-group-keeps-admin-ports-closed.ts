import { securityGroups } from '../../inventory/views/security-groups.ts';
import { ruleSources } from '../../reach/rule-sources.ts';
import { check } from '../check.ts';
import { judgeOpenPorts } from './open-to-internet.ts';

export const securityGroupKeepsAdminPortsClosed = check({
  id: 'security-group-keeps-admin-ports-closed',
  title: 'every security group keeps SSH and RDP closed to the internet',
  why: 'A door for administrators that everybody can knock at is knocked at all day.',
  source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html',
  controls: {
    'Security Hub': ['EC2.13', 'EC2.14'],
    'AWS Config': ['INCOMING_SSH_DISABLED'],
    'Well-Architected': ['SEC05-BP03'],
    'SOC 2': ['CC6.6', 'CC7.2'],
    'ISO 27001:2022': ['A.8.20', 'A.8.21', 'A.8.22'],
    'PCI DSS 4.0.1': ['1.2.8', '1.3.1', '1.3.2'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.312(e)(1)'],
  },
  needs: {
    subjects: ['AWS::EC2::SecurityGroup'],
    types: ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::PrefixList'],
    views: { groups: securityGroups, sources: ruleSources },
  },
  judge(group, { views }) {
    return judgeOpenPorts(group, [22, 3389], views, {
      closed: 'Admits the internet to neither SSH nor RDP.',
      mend: 'Take the rule out, and reach servers through Session Manager.',
    });
  },
});
