module.exports=require("../hunkguard.js")("./shared-59.js");
