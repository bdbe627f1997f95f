output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "outbound_subnet_ids" {
  description = "Subnets with a way out, for what calls operators and mail servers."
  value       = [for subnet in aws_subnet.outbound : subnet.id]
}

output "inner_subnet_ids" {
  description = "Subnets without a way out, for the database and what speaks only with it."
  value       = [for subnet in aws_subnet.inner : subnet.id]
}

output "endpoints_security_group_id" {
  description = "The security group of the interface endpoints."
  value       = aws_security_group.endpoints.id
}

output "nat_addresses" {
  description = "The public addresses that operators see; give them to those that admit by address."
  value       = [for address in aws_eip.nat : address.public_ip]
}
