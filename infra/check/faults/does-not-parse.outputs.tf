# complaint at 2: does not parse: Unclosed configuration block
output "that" {
  description = "That."
