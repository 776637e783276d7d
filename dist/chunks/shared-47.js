module.exports=require("../hunkguard.js")("./shared-47.js");
