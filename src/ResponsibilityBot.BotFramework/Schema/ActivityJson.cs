using System.Text.Json.Serialization;

namespace ResponsibilityBot.BotFramework.Schema;

/// <summary>How activities are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = ActivityBody.MaxDepth)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ChannelAccount))]
[JsonSerializable(typeof(ChannelAccount[]))]
[JsonSerializable(typeof(Entity))]
[JsonSerializable(typeof(Entity[]))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
internal sealed partial class ActivityJson : JsonSerializerContext;
