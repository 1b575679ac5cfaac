// The one identity that the app runs as. It is a resource of its own, and not the app's system-assigned identity,
// so that its roles exist before the app starts for the first time.

param name string
param location string
param tags { *: string }

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
