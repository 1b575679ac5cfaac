// The function app on a Flex Consumption plan: it scales to nothing, and is billed by execution.

param name string
param planName string
param location string
param tags { *: string }

param identityId string
param identityClientId string
param storageAccountName string
param deploymentContainerUri string
param applicationInsightsConnectionString string

param maximumInstanceCount int
param instanceMemoryMB int

param historyDays int
param pollIntervalMinutes int?
param firstPollLookbackHours int?

param settings { *: string }

@secure()
param secrets { *: string }

// A name in main.parameters.json whose azd variable is not set arrives here as an empty string. It is dropped, so that
// the app reports the missing variable by its name instead of working with an empty address.
var secretSettings = toObject(
  filter(items(secrets), secret => !empty(secret.value)),
  secret => secret.key,
  secret => secret.value
)

// Empty for the same reason, and dropped, so that the default in the code applies.
var chosenSettings = toObject(
  filter(items(settings), setting => !empty(setting.value)),
  setting => setting.key,
  setting => setting.value
)

// Only what was chosen is set; else the defaults in the code apply.
var pollSettings = union(
  pollIntervalMinutes == null ? {} : { Poll__IntervalMinutes: string(pollIntervalMinutes) },
  firstPollLookbackHours == null ? {} : { Poll__FirstPollLookbackHours: string(firstPollLookbackHours) }
)

// Two settings are absent on purpose. FeedMonitor__Config: the package brings its own `config` folder.
// Fetch__AllowPrivateNetworks: a feed must never reach into a private network from here.
// The runtime is not a setting either: Flex Consumption takes it from functionAppConfig and refuses FUNCTIONS_WORKER_RUNTIME.
var fixedSettings = {
  // The account's name instead of a connection string. The short form stands for the addresses of public Azure.
  AzureWebJobsStorage__accountName: storageAccountName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  // DefaultAzureCredential in the app's own code picks the identity by this.
  AZURE_CLIENT_ID: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // The host's welcome page would answer at `/`, where the dashboard belongs.
  AzureWebJobsDisableHomepage: 'true'
  History__RetentionDays: string(historyDays)
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true // Linux, the only system that this plan has
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, {
    'azd-service-name': 'monitor'
  })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // So that a secret may also be a Key Vault reference; else the platform would try a system-assigned identity, which the app lacks.
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
      }
    }
    siteConfig: {
      // Flex Consumption refuses many of the usual properties here, ftpsState among them; FTP is closed by the policy below.
      minTlsVersion: '1.2'
      // The last one wins: a secret or a chosen setting cannot replace a setting that this file fixes.
      appSettings: map(items(union(secretSettings, chosenSettings, pollSettings, fixedSettings)), setting => {
        name: setting.key
        value: setting.value
      })
    }
  }
}

// Deployment asks for an Entra token; the user name and password that every site has are switched off.
resource scmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource ftpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

output name string = app.name
output uri string = 'https://${app.properties.defaultHostName}'
