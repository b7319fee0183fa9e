/** The types whose records may shut a way that is open without them; all others only open more. */
export const barriers: readonly string[] = [
  'AWS::EC2::NetworkAcl',
  'AWS::EC2::NetworkAclEntry',
  'AWS::EC2::SubnetNetworkAclAssociation',
  'AWS::EC2::Route',
  'AWS::EC2::RouteTable',
  // The first one takes away the rule that lets everything out.
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::TransitGatewayRoute',
  'AWS::EC2::TransitGatewayRouteTableAssociation',
  'AWS::EC2::VPCBlockPublicAccessOptions',
];
