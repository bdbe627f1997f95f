output "all" {
  description = "The functions, by what they do: how CloudWatch knows them, what triggers call, and how long they may take."
  value = { for key, function in module.function : key => {
    name            = function.name
    alias           = function.alias
    alias_arn       = function.alias_arn
    invoke_arn      = function.invoke_arn
    timeout_seconds = local.functions[key].timeout_seconds
  } }
}

output "most_connections" {
  description = "The most database connections that they open together."
  value       = sum([for function in module.function : function.most_connections])
}
