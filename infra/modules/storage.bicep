// One storage account for all that is kept: the app's tables, queues and blobs, the host's own state
// (AzureWebJobsStorage) and the deployment package.

param name string
param location string
param tags { *: string }

@description('Object id of the identity that the app runs as.')
param principalId string

param historyDays int

@description('How many days later than the app the lifecycle rule deletes.')
param lifecycleMarginDays int = 7

var deploymentContainerName = 'app-package'

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    accessTier: 'Hot'
    supportsHttpsTrafficOnly: true
    minimumTlsVersion: 'TLS1_2'
    // No account key and no SAS made from one: only Entra tokens are accepted.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    // The app runs outside a virtual network, so it reaches the account over its public address. Who may read is a matter of roles.
    publicNetworkAccess: 'Enabled'
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    // What retention deletes must be gone, and not linger as soft-deleted blobs that are billed.
    deleteRetentionPolicy: {
      enabled: false
    }
  }
}

// The app creates its own containers, queues and tables when it starts. Only this one must exist before, for the first deployment.
resource deploymentContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: blobService
  name: deploymentContainerName
  properties: {
    publicAccess: 'None'
  }
}

// A safety net. The app's daily PruneHistory deletes first, by the hour in the blob's name; this rule only takes what
// stays when the app is stopped, or failing, for longer than the margin. It must never come first: the app
// would then look for items that it still believes it has.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'delete-old-items'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              // A prefix begins with the container: this is all of the container `items` and nothing of the host's or the package.
              prefixMatch: [
                'items/'
              ]
              blobTypes: [
                'blockBlob'
                'appendBlob'
              ]
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: historyDays + lifecycleMarginDays
                }
              }
            }
          }
        }
      ]
    }
  }
}

// The roles, on this account and nowhere else. Names and ids: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage
var roles = {
  // Owner, not Contributor: it is what the Functions host asks for on AzureWebJobsStorage, where it keeps its keys and takes
  // the blob leases that let only one instance run a timer. The deployment package is read with it, too, and the app's own
  // containers (items, watchlists, configuration) are made and written.
  // https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  // Contributor, because the app and the host also create queues (polls, alerts and their -poison twins).
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  // The app's tables, which it creates; the host writes its diagnostic events to a table as well.
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource roleAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    scope: account
    name: guid(account.id, principalId, role.value)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
      principalId: principalId
      // Without it, Azure looks the identity up in the directory, where a new one may not be visible yet.
      principalType: 'ServicePrincipal'
    }
  }
]

output name string = account.name
output deploymentContainerUri string = '${account.properties.primaryEndpoints.blob}${deploymentContainer.name}'
