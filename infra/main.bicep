// Feed Monitor on Azure: one resource group, one function app, one storage account, one place for its logs.
// Nothing here holds a key: the app reaches storage and Application Insights with its managed identity.

targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('Name of the environment (azd: AZURE_ENV_NAME). The resource group is called rg-<name>.')
param environmentName string

@minLength(1)
@description('Region of every resource. It must offer the Flex Consumption plan with .NET 10.')
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@minValue(1)
@maxValue(3650)
@description('For how many days the app keeps the cleaned items (History__RetentionDays).')
param historyDays int = 90

// The ranges of this and the next parameter are those that the app itself accepts: a wrong value fails here, before anything is deployed.
@minValue(5)
@maxValue(1440)
@description('Minutes between two polls of a feed (Poll__IntervalMinutes). Left out: the default of the code.')
param pollIntervalMinutes int?

@minValue(0)
@maxValue(720)
@description('How old an item may be to alert at the first poll of a feed, in hours (Poll__FirstPollLookbackHours). Left out: the default of the code.')
param firstPollLookbackHours int?

@description('Any other setting of the app that docs/settings.md lists, as an object of name and value (Poll__MaxIntervalMinutes: 60). An empty value is left out.')
param settings { *: string } = {}

// Each function scales by itself, so this is a ceiling for the queue triggers when many feeds fall due at once.
// 40 was for long the lowest value that the platform took; a region may still refuse less.
@minValue(1)
@maxValue(1000)
@description('The most instances that one function may scale out to.')
param maximumInstanceCount int = 40

// The plan bills memory size x time, so 512 costs a quarter of 2048 for the timers, which run whether there is work or not.
@allowed([
  512
  2048
  4096
])
@description('Memory of one instance in MB.')
param instanceMemoryMB int = 2048

@secure()
@description('Values for the \${NAME} that config/channels.yaml refers to, as an object of name and value. Each becomes an app setting; an empty value is left out.')
param secrets { *: string } = {}

// The same inputs give the same names, so a second run updates what the first one made.
var resourceToken = toLower(uniqueString(subscription().id, environmentName, location))
var tags = {
  'azd-env-name': environmentName
}

resource resourceGroup 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: resourceGroup
  params: {
    name: 'id-${resourceToken}'
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  scope: resourceGroup
  params: {
    name: 'st${resourceToken}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    historyDays: historyDays
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: resourceGroup
  params: {
    workspaceName: 'log-${resourceToken}'
    applicationInsightsName: 'appi-${resourceToken}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

// It takes its values from the outputs of the other modules and so waits for their role assignments as well:
// an app that starts before it may read its storage would only fail and start again.
module app 'modules/app.bicep' = {
  scope: resourceGroup
  params: {
    name: 'func-${resourceToken}'
    planName: 'plan-${resourceToken}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageAccountName: storage.outputs.name
    deploymentContainerUri: storage.outputs.deploymentContainerUri
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    historyDays: historyDays
    pollIntervalMinutes: pollIntervalMinutes
    firstPollLookbackHours: firstPollLookbackHours
    settings: settings
    secrets: secrets
  }
}

// azd keeps the outputs in the environment's .env file; it finds the app by its tags.
output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = resourceGroup.name
output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output SERVICE_MONITOR_NAME string = app.outputs.name
output SERVICE_MONITOR_ENDPOINT_URI string = app.outputs.uri
