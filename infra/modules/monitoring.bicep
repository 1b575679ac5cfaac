// Logs and metrics: Application Insights on a Log Analytics workspace. Telemetry is taken only with an Entra token;
// the connection string then says where to send it and opens nothing.

param workspaceName string
param applicationInsightsName string
param location string
param tags { *: string }

@description('Object id of the identity that the app runs as.')
param principalId string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    // What the price of ingestion includes.
    retentionInDays: 30
    features: {
      // Read access to the app's resource gives its logs; nobody needs a role on the workspace for them.
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = {
  name: applicationInsightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

// In spite of its name this role is the one for all telemetry, traces and logs included.
// https://learn.microsoft.com/azure/azure-monitor/app/azure-ad-authentication
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource roleAssignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: applicationInsights
  name: guid(applicationInsights.id, principalId, monitoringMetricsPublisher)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

output connectionString string = applicationInsights.properties.ConnectionString
