using System.Text.Json;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Names the two properties that no general policy can name; the rest is the fallback's, or stays as it is.</summary>
public class AwsNamingPolicy : JsonNamingPolicy
{
    private readonly JsonNamingPolicy _fallbackNamingPolicy;

    /// <summary>Leaves all other names as they are.</summary>
    public AwsNamingPolicy()
    {
    }

    /// <summary>Leaves all other names to another policy.</summary>
    public AwsNamingPolicy(JsonNamingPolicy fallbackNamingPolicy) => _fallbackNamingPolicy = fallbackNamingPolicy;

    /// <inheritdoc/>
    public override string ConvertName(string name) => name switch
    {
        "XAmzId2" => "x-amz-id-2",
        "XAmzRequestId" => "x-amz-request-id",
        _ => _fallbackNamingPolicy is null ? name : _fallbackNamingPolicy.ConvertName(name),
    };
}
