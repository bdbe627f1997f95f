terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }
  }

  # Where the state is stands in int.s3.tfbackend and prod.s3.tfbackend; see the README.
  backend "s3" {}
}
